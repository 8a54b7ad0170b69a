package sextant.mailbox.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import sextant.mailbox.Edit;
import sextant.mailbox.ItemId;
import sextant.mailbox.Properties;

/**
 * What is known of a message beside its octets, as a view of an item's properties; each change gives another. Written with
 * {@link sextant.mailbox.Edit.SetProperties}, it is no change of content, and the octets stay as they came. What cannot be
 * read counts as not there.
 *
 * <p>Answered and forwarded are two facts here; protocols that have one value for both show the last verb.
 */
public record MessageState(Properties properties) {
    private static final String SEEN = "seen";
    private static final String ANSWERED = "answered";
    private static final String FORWARDED = "forwarded";
    private static final String DRAFT = "draft";
    private static final String JUNK = "junk";
    private static final String MDN_SENT = "mdn-sent";
    private static final String LAST_VERB = "last-verb";
    private static final String LAST_VERB_TIME = "last-verb-time";
    private static final String KEYWORDS = "keywords";
    private static final String CATEGORIES = "categories";
    private static final String RECEIVED = "received";
    private static final String FLAG = "flag";
    private static final String FLAG_SUBJECT = "flag.subject";
    private static final String FLAG_START = "flag.start";
    private static final String FLAG_UTC_START = "flag.utc-start";
    private static final String FLAG_DUE = "flag.due";
    private static final String FLAG_UTC_DUE = "flag.utc-due";
    private static final String FLAG_REMINDER = "flag.reminder";
    private static final String FLAG_COMPLETED = "flag.completed";
    private static final String FLAG_COMPLETE_TIME = "flag.complete-time";
    private static final String FLAG_ORDINAL = "flag.ordinal";
    private static final String FLAG_SUB_ORDINAL = "flag.sub-ordinal";
    private static final List<String> FLAGS = List.of(
            FLAG,
            FLAG_SUBJECT,
            FLAG_START,
            FLAG_UTC_START,
            FLAG_DUE,
            FLAG_UTC_DUE,
            FLAG_REMINDER,
            FLAG_COMPLETED,
            FLAG_COMPLETE_TIME,
            FLAG_ORDINAL,
            FLAG_SUB_ORDINAL);

    /** Of a message that has just come. */
    public static final MessageState NEW = new MessageState(Properties.NONE);

    /** The edit that changes a message's state, from what it is at that moment. */
    public static Edit edit(ItemId message, UnaryOperator<MessageState> change) {
        return new Edit.SetProperties(
                message,
                properties -> change.apply(new MessageState(properties)).properties());
    }

    // ---- what it is ---------------------------------------------------------------------------------------------

    public boolean isSeen() {
        return has(SEEN);
    }

    public boolean isAnswered() {
        return has(ANSWERED);
    }

    public boolean isForwarded() {
        return has(FORWARDED);
    }

    public boolean isDraft() {
        return has(DRAFT);
    }

    /** Whether somebody said that it is junk, or is not; empty if nobody did. */
    public Optional<Boolean> junk() {
        return properties.get(JUNK).map("1"::equals);
    }

    /** Whether its sender was told that it was read, or asked for it in vain (RFC 3503). */
    public boolean isMdnSent() {
        return has(MDN_SENT);
    }

    public Verb lastVerb() {
        return properties.get(LAST_VERB).flatMap(read(Verb::valueOf)).orElse(Verb.NONE);
    }

    public Optional<Instant> lastVerbTime() {
        return instant(LAST_VERB_TIME);
    }

    /** Words of other programs, in their order. */
    public List<String> keywords() {
        return lines(KEYWORDS);
    }

    public List<String> categories() {
        return lines(CATEGORIES);
    }

    /** When it came, if that was elsewhere. */
    public Optional<Instant> received() {
        return instant(RECEIVED);
    }

    public Optional<FollowUp> flag() {
        return properties
                .get(FLAG)
                .map(type -> new FollowUp(
                        type,
                        properties.get(FLAG_SUBJECT).orElse(""),
                        span(),
                        instant(FLAG_REMINDER),
                        instant(FLAG_COMPLETED)
                                .map(date -> new FollowUp.Completion(
                                        date, instant(FLAG_COMPLETE_TIME).orElse(date))),
                        instant(FLAG_ORDINAL)
                                .map(date -> new FollowUp.Ordinal(
                                        date, properties.get(FLAG_SUB_ORDINAL).orElse("")))));
    }

    private Optional<FollowUp.Span> span() {
        var start = local(FLAG_START);
        var utcStart = instant(FLAG_UTC_START);
        var due = local(FLAG_DUE);
        var utcDue = instant(FLAG_UTC_DUE);
        if (start.isEmpty()
                || utcStart.isEmpty()
                || due.isEmpty()
                || utcDue.isEmpty()
                || utcDue.get().isBefore(utcStart.get())) {
            return Optional.empty();
        }
        return Optional.of(new FollowUp.Span(start.get(), utcStart.get(), due.get(), utcDue.get()));
    }

    /** Whether it has a flag that is to be done: what IMAP calls {@code \Flagged}. */
    public boolean isFlagged() {
        return flag().filter(followUp -> !followUp.isComplete()).isPresent();
    }

    // ---- what becomes of it -------------------------------------------------------------------------------------

    public MessageState seen(boolean now) {
        return set(SEEN, now);
    }

    public MessageState draft(boolean now) {
        return set(DRAFT, now);
    }

    public MessageState junk(boolean now) {
        return with(JUNK, now ? "1" : "0");
    }

    public MessageState mdnSent() {
        return set(MDN_SENT, true);
    }

    public MessageState received(Instant at) {
        return with(RECEIVED, at.toString());
    }

    /** Answered; an answer to all stays one when somebody only says that it was answered. */
    public MessageState answered(Instant at) {
        return set(ANSWERED, true).verb(lastVerb() == Verb.REPLY_ALL ? Verb.REPLY_ALL : Verb.REPLY, at);
    }

    public MessageState answeredToAll(Instant at) {
        return set(ANSWERED, true).verb(Verb.REPLY_ALL, at);
    }

    /** Not answered after all: what is left is that it was forwarded, if it was. */
    public MessageState notAnswered() {
        var without = set(ANSWERED, false);
        return switch (lastVerb()) {
            case REPLY, REPLY_ALL -> without.lastVerb(isForwarded() ? Verb.FORWARD : Verb.NONE);
            case FORWARD, NONE -> without;
        };
    }

    public MessageState forwarded(Instant at) {
        return set(FORWARDED, true).verb(Verb.FORWARD, at);
    }

    public MessageState notForwarded() {
        var without = set(FORWARDED, false);
        return lastVerb() == Verb.FORWARD ? without.lastVerb(isAnswered() ? Verb.REPLY : Verb.NONE) : without;
    }

    private MessageState verb(Verb verb, Instant at) {
        return lastVerb(verb).with(LAST_VERB_TIME, at.toString());
    }

    private MessageState lastVerb(Verb verb) {
        return verb == Verb.NONE
                ? new MessageState(properties.without(LAST_VERB).without(LAST_VERB_TIME))
                : with(LAST_VERB, verb.name());
    }

    public MessageState keywords(Collection<String> words) {
        return lines(KEYWORDS, words);
    }

    public MessageState categories(Collection<String> names) {
        return lines(CATEGORIES, names);
    }

    /** With this flag in place of another. */
    public MessageState flag(FollowUp flag) {
        var state = unflagged().with(FLAG, flag.type());
        if (!flag.subject().isEmpty()) {
            state = state.with(FLAG_SUBJECT, flag.subject());
        }
        if (flag.span().isPresent()) {
            var span = flag.span().get();
            state = state.with(FLAG_START, span.start().toString())
                    .with(FLAG_UTC_START, span.utcStart().toString())
                    .with(FLAG_DUE, span.due().toString())
                    .with(FLAG_UTC_DUE, span.utcDue().toString());
        }
        if (flag.reminder().isPresent()) {
            state = state.with(FLAG_REMINDER, flag.reminder().get().toString());
        }
        if (flag.completed().isPresent()) {
            state = state.with(FLAG_COMPLETED, flag.completed().get().date().toString())
                    .with(FLAG_COMPLETE_TIME, flag.completed().get().time().toString());
        }
        if (flag.ordinal().isPresent()) {
            state = state.with(FLAG_ORDINAL, flag.ordinal().get().date().toString())
                    .with(FLAG_SUB_ORDINAL, flag.ordinal().get().sub());
        }
        return state;
    }

    /** With a flag that is to be done: the one it has, or these words. */
    public MessageState flagged(String type) {
        return flag(flag().map(FollowUp::active).orElseGet(() -> FollowUp.of(type)));
    }

    /** Without a flag, and without its dates. */
    public MessageState unflagged() {
        var left = properties;
        for (var name : FLAGS) {
            left = left.without(name);
        }
        return new MessageState(left);
    }

    // ---- how it is kept -----------------------------------------------------------------------------------------

    private boolean has(String name) {
        return properties.get(name).filter("1"::equals).isPresent();
    }

    private MessageState set(String name, boolean now) {
        return now ? with(name, "1") : new MessageState(properties.without(name));
    }

    private MessageState with(String name, String value) {
        return new MessageState(properties.with(name, value));
    }

    private Optional<Instant> instant(String name) {
        return properties.get(name).flatMap(read(Instant::parse));
    }

    private Optional<LocalDateTime> local(String name) {
        return properties.get(name).flatMap(read(LocalDateTime::parse));
    }

    private static <T> Function<String, Optional<T>> read(Function<String, T> reader) {
        return text -> {
            try {
                return Optional.of(reader.apply(text));
            } catch (DateTimeException | IllegalArgumentException unreadable) {
                return Optional.empty();
            }
        };
    }

    private List<String> lines(String name) {
        return properties.get(name).map(text -> text.lines().toList()).orElse(List.of());
    }

    private MessageState lines(String name, Collection<String> values) {
        var text = values.stream()
                .map(value -> value.replace('\n', ' ').replace('\r', ' ').strip())
                .filter(value -> !value.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? new MessageState(properties.without(name)) : with(name, text);
    }
}
