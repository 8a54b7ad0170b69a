package sextant.store.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sextant.mailbox.search.Field;
import sextant.mailbox.search.Filter;

/** A filter as a condition on the table of items; all that people typed is bound or quoted. For one use. */
final class FilterSql {
    private final List<Object> arguments = new ArrayList<>();
    private final String condition;

    FilterSql(Filter filter) {
        this.condition = of(filter);
    }

    String condition() {
        return condition;
    }

    List<Object> arguments() {
        return arguments;
    }

    private String of(Filter filter) {
        return switch (filter) {
            case Filter.All all -> joined(all.filters(), " AND ", "1");
            case Filter.Any any -> joined(any.filters(), " OR ", "0");
            case Filter.Not not -> "NOT " + of(not.filter());
            case Filter.Words words -> words(words);
            case Filter.In in ->
                "collection IN ("
                        + in.collections().stream()
                                .map(id -> String.valueOf(id.value()))
                                .collect(Collectors.joining(","))
                        + ")";
            case Filter.Kinds kinds ->
                "kind IN ("
                        + kinds.kinds().stream()
                                .map(kind -> "'" + kind.name() + "'")
                                .collect(Collectors.joining(","))
                        + ")";
            case Filter.Received received -> received(received);
            case Filter.Is is -> column(is) + " = 1";
            case Filter.Category category -> {
                arguments.add("\n" + category.name().toLowerCase(Locale.ROOT) + "\n");
                yield "instr(categories, ?) > 0";
            }
            case Filter.Conversation conversation -> {
                arguments.add(conversation.id());
                yield "conversation = ?";
            }
        };
    }

    private String joined(List<Filter> filters, String word, String none) {
        return filters.isEmpty() ? none : filters.stream().map(this::of).collect(Collectors.joining(word, "(", ")"));
    }

    private String received(Filter.Received received) {
        var parts = new ArrayList<String>();
        received.from().ifPresent(from -> {
            arguments.add(from.toEpochMilli());
            parts.add("received >= ?");
        });
        received.until().ifPresent(until -> {
            arguments.add(until.toEpochMilli());
            parts.add("received < ?");
        });
        return parts.isEmpty() ? "1" : "(" + String.join(" AND ", parts) + ")";
    }

    private static String column(Filter.Is is) {
        return switch (is.flag()) {
            case SEEN -> "seen";
            case FLAGGED -> "flagged";
            case ANSWERED -> "answered";
            case FORWARDED -> "forwarded";
            case DRAFT -> "draft";
            case ATTACHMENTS -> "attachments";
            case IMPORTANT -> "important";
        };
    }

    private String words(Filter.Words words) {
        if (words.text().isBlank()) {
            return "1";
        }
        var phrases = phrases(words.text());
        if (phrases.isEmpty()) {
            return "0";
        }
        arguments.add(column(words.field()) + "(" + String.join(" AND ", phrases) + ")");
        return "id IN (SELECT rowid FROM words WHERE words MATCH ?)";
    }

    private static String column(Field field) {
        return switch (field) {
            case ANYWHERE -> "";
            case FROM -> "sender : ";
            case TO -> "recipients : ";
            case SUBJECT -> "subject : ";
            case BODY -> "body : ";
            case ATTACHMENT -> "names : ";
        };
    }

    /** The words as strings of FTS5's language, which hold letters and digits alone; the last one as a beginning. */
    private static List<String> phrases(String text) {
        var phrases = new ArrayList<String>();
        var quoted = text.split("\"", -1);
        for (var i = 0; i < quoted.length; i++) {
            var tokens = tokens(quoted[i]);
            // an odd piece stands between two quotes; one that is not closed does not count
            if (i % 2 == 1 && i < quoted.length - 1) {
                if (!tokens.isEmpty()) {
                    phrases.add("\"" + String.join(" ", tokens) + "\"");
                }
            } else {
                tokens.forEach(token -> phrases.add("\"" + token + "\""));
                if (i == quoted.length - 1 && !tokens.isEmpty()) {
                    phrases.set(phrases.size() - 1, phrases.getLast() + " *");
                }
            }
        }
        return phrases;
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        var token = new StringBuilder();
        text.codePoints().forEach(c -> {
            var type = Character.getType(c);
            var mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
            if (Character.isLetterOrDigit(c) || mark || type == Character.PRIVATE_USE) {
                token.appendCodePoint(c);
            } else if (!token.isEmpty()) {
                tokens.add(token.toString());
                token.setLength(0);
            }
        });
        if (!token.isEmpty()) {
            tokens.add(token.toString());
        }
        return tokens;
    }
}
