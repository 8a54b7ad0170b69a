package sextant.mailbox.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What people type into one box: words, {@code "words side by side"}, and {@code from: to: subject: body: attachment:
 * category: is:unread is:flagged has:attachment after:2026-01-31 before:2026-02-28}; a minus sign before any of them turns it
 * round. What is none of these is taken for words.
 */
public final class QueryText {
    private static final int LONGEST = 1_000;
    private static final int MOST = 50;
    private static final Map<String, Field> FIELDS = Map.of(
            "from", Field.FROM,
            "to", Field.TO,
            "subject", Field.SUBJECT,
            "body", Field.BODY,
            "attachment", Field.ATTACHMENT,
            "filename", Field.ATTACHMENT);
    private static final Map<String, Filter> STATES = Map.of(
            "read", new Filter.Is(Flag.SEEN),
            "unread", new Filter.Not(new Filter.Is(Flag.SEEN)),
            "flagged", new Filter.Is(Flag.FLAGGED),
            "starred", new Filter.Is(Flag.FLAGGED),
            "answered", new Filter.Is(Flag.ANSWERED),
            "forwarded", new Filter.Is(Flag.FORWARDED),
            "draft", new Filter.Is(Flag.DRAFT),
            "important", new Filter.Is(Flag.IMPORTANT));

    private final ZoneId zone;

    /** Reads dates as days in this zone. */
    public QueryText(ZoneId zone) {
        this.zone = zone;
    }

    /** What was meant; never fails. */
    public Filter parse(String typed) {
        var filters = new ArrayList<Filter>();
        var loose = new ArrayList<String>();
        for (var word : words(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed)) {
            if (filters.size() + loose.size() >= MOST) {
                break;
            }
            var meant = word.length() > 1 && word.startsWith("-") ? not(word.substring(1)) : one(word);
            meant.ifPresentOrElse(filters::add, () -> loose.add(word));
        }
        if (!loose.isEmpty()) {
            filters.add(new Filter.Words(Field.ANYWHERE, String.join(" ", loose)));
        }
        return filters.size() == 1 ? filters.getFirst() : new Filter.All(filters);
    }

    private Optional<Filter> not(String word) {
        return Optional.of(new Filter.Not(one(word).orElseGet(() -> new Filter.Words(Field.ANYWHERE, word))));
    }

    /** What a word means that is more than a word. */
    private Optional<Filter> one(String word) {
        var colon = word.indexOf(':');
        var name = colon < 0 ? "" : word.substring(0, colon).toLowerCase(Locale.ROOT);
        var value = word.substring(colon + 1);
        if (colon < 0 || value.isEmpty()) {
            return Optional.empty();
        }
        var field = FIELDS.get(name);
        if (field != null) {
            return Optional.of(new Filter.Words(field, value));
        }
        return switch (name) {
            case "is" -> Optional.ofNullable(STATES.get(value.toLowerCase(Locale.ROOT)));
            case "has" ->
                value.toLowerCase(Locale.ROOT).startsWith("attachment")
                        ? Optional.of(new Filter.Is(Flag.ATTACHMENTS))
                        : Optional.empty();
            case "category" -> Optional.of(new Filter.Category(unquoted(value)));
            case "after" -> day(value).map(day -> new Filter.Received(Optional.of(day), Optional.empty()));
            case "before" -> day(value).map(day -> new Filter.Received(Optional.empty(), Optional.of(day)));
            default -> Optional.empty();
        };
    }

    private Optional<Instant> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static String unquoted(String text) {
        return text.replace("\"", "");
    }

    /** Splits at spaces that are not in double quotes. */
    private static List<String> words(String typed) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var quoted = false;
        for (var c : typed.codePoints().toArray()) {
            if (c == '"') {
                quoted = !quoted;
            }
            if (Character.isWhitespace(c) && !quoted) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.appendCodePoint(c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
