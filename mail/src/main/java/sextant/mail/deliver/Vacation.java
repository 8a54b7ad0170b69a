package sextant.mail.deliver;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sextant.content.ContentHash;
import sextant.content.lens.Importance;
import sextant.content.message.Header;
import sextant.content.message.Letter;
import sextant.content.message.MailAddress;
import sextant.content.message.Message;
import sextant.mailbox.Account;
import sextant.mailbox.OperationId;
import sextant.mailbox.Properties;

/**
 * The answer of somebody who is away, with the restraint of RFC 3834: to people who wrote to them by name, once a week, and
 * never to lists, machines and reports.
 *
 * @param text what is said
 * @param subject empty for "Re:" and the subject of what is answered
 * @param from when it begins; empty for at once
 * @param until when it ends; empty for when it is turned off
 */
public record Vacation(String text, String subject, Optional<Instant> from, Optional<Instant> until) {
    private static final String TEXT = "vacation.text";
    private static final String SUBJECT = "vacation.subject";
    private static final String FROM = "vacation.from";
    private static final String UNTIL = "vacation.until";
    private static final long WEEK = 7 * 24 * 3600L;

    /** Those who are no people by what stands before the at sign. */
    private static final Set<String> MACHINES =
            Set.of("mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "listserv", "majordomo", "root");

    /** What an account's settings say; empty if nobody is away. */
    public static Optional<Vacation> of(Properties settings) {
        return settings.get(TEXT)
                .filter(text -> !text.isBlank())
                .map(text -> new Vacation(
                        text, settings.get(SUBJECT).orElse(""), instant(settings, FROM), instant(settings, UNTIL)));
    }

    /** The settings with this answer in them. */
    public Properties into(Properties settings) {
        var left = none(settings).with(TEXT, text);
        left = subject.isEmpty() ? left : left.with(SUBJECT, subject);
        left = from.isEmpty() ? left : left.with(FROM, from.get().toString());
        return until.isEmpty() ? left : left.with(UNTIL, until.get().toString());
    }

    /** The settings of somebody who is here. */
    public static Properties none(Properties settings) {
        return settings.without(TEXT).without(SUBJECT).without(FROM).without(UNTIL);
    }

    private static Optional<Instant> instant(Properties settings, String name) {
        try {
            return settings.get(name).map(Instant::parse);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** An answer, and what makes sure that it is given once. */
    public record Answer(Letter letter, OperationId once) {}

    /**
     * The answer to a message, if it gets one.
     *
     * @param sender the return path, where the answer goes (RFC 3834 4)
     * @param own all addresses of the account, in lower case
     */
    public Optional<Answer> to(Message message, String sender, Account account, Set<String> own, Instant now) {
        if (from.filter(now::isBefore).isPresent()
                || until.filter(end -> !now.isBefore(end)).isPresent()
                || sender.isEmpty()
                || own.contains(sender.toLowerCase(Locale.ROOT))
                || isMachine(sender)
                || isAutomatic(message.header())
                || !isNamed(message, own)) {
            return Optional.empty();
        }
        var said = subject.isEmpty() ? "Re: " + message.subject() : subject;
        var ids = message.messageId().map(List::of).orElse(List.of());
        var letter = new Letter(
                List.of(new MailAddress(account.displayName(), account.address())),
                List.of(new MailAddress("", sender)),
                List.of(),
                List.of(),
                List.of(),
                said,
                Optional.empty(),
                Optional.of(text),
                List.of(),
                ids,
                Stream.concat(message.header().ids("References").stream(), ids.stream())
                        .distinct()
                        .toList(),
                Importance.NORMAL,
                Optional.of(now),
                Optional.empty(),
                List.of(new Header.Field("Auto-Submitted", "auto-replied")));
        return Optional.of(new Answer(letter, once(sender, now)));
    }

    private OperationId once(String sender, Instant now) {
        var key = sender.toLowerCase(Locale.ROOT) + "\n" + subject + "\n" + text;
        var hash = ContentHash.of(key.getBytes(StandardCharsets.UTF_8));
        return new OperationId("vacation:" + now.getEpochSecond() / WEEK + ":" + hash.hex());
    }

    private static boolean isMachine(String sender) {
        var local = sender.substring(0, Math.max(0, sender.lastIndexOf('@'))).toLowerCase(Locale.ROOT);
        return MACHINES.contains(local)
                || local.startsWith("owner-")
                || local.endsWith("-request")
                || local.endsWith("-bounces")
                || local.contains("-bounces+");
    }

    private static boolean isAutomatic(Header header) {
        var submitted = header.text("Auto-Submitted").orElse("no").strip().toLowerCase(Locale.ROOT);
        var precedence = header.text("Precedence").orElse("").strip().toLowerCase(Locale.ROOT);
        return !submitted.equals("no")
                || Set.of("bulk", "list", "junk").contains(precedence)
                || header.fields().stream()
                        .map(field -> field.name().toLowerCase(Locale.ROOT))
                        .anyMatch(name -> name.startsWith("list-") || name.equals("x-auto-response-suppress"));
    }

    private static boolean isNamed(Message message, Set<String> own) {
        return Stream.of(message.to(), message.cc())
                .flatMap(List::stream)
                .anyMatch(address -> own.contains(address.key()));
    }
}
