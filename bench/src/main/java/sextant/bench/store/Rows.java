package sextant.bench.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.content.Busy;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.content.Summary;
import sextant.mailbox.Account;
import sextant.mailbox.AccountId;
import sextant.mailbox.Author;
import sextant.mailbox.Collection;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Position;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;
import sextant.mailbox.store.Change;
import sextant.mailbox.store.StaleHead;
import sextant.mailbox.store.Store;

/** One account with one calendar, and events of the usual size to put into it: one an hour, beginning in 1970. */
final class Rows {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Author AUTHOR = Author.server("bench");
    private static final long HOUR = 3600;

    private final Store store;
    private final AccountId account;
    private final CollectionId calendar = new CollectionId(1);
    private long head;

    Rows(Store store, String address) {
        this.store = store;
        var asked = new Account(new AccountId(0), address, "", false, true, Properties.NONE, THEN);
        this.account = store.create(asked, 1).orElseThrow().id();
        append(List.of(new Change.CollectionPut(new Collection(
                calendar,
                Kind.EVENT,
                Set.of(Kind.EVENT),
                Role.CALENDAR,
                Optional.empty(),
                "Calendar",
                "calendar",
                Properties.NONE,
                new Position(1),
                new Position(1),
                Position.START))));
    }

    AccountId account() {
        return account;
    }

    CollectionId calendar() {
        return calendar;
    }

    Position head() {
        return new Position(head);
    }

    /** Appends so many new events in one batch. The mailbox has a lock per account; so has this. */
    synchronized void create(int count) {
        var changes = new ArrayList<Change>(count);
        for (long position = head + 1; position <= head + count; position++) {
            Document document = event(position);
            changes.add(new Change.ItemPut(item(position, document), Optional.of(document), Optional.empty()));
        }
        append(changes);
    }

    /** Changes one item's properties. */
    synchronized void flag(ItemId id) {
        Item before = store.item(account, id).orElseThrow();
        var after = new Item(
                before.id(),
                before.collection(),
                before.name(),
                before.format(),
                before.hash(),
                before.summary(),
                before.properties().with("flag", "" + head),
                new Position(head + 1),
                before.contentPosition(),
                before.arrived(),
                before.created(),
                THEN);
        append(List.of(new Change.ItemPut(after, Optional.empty(), Optional.of(before))));
    }

    private void append(List<Change> changes) {
        try {
            head = store.append(account, new Position(head), Optional.empty(), AUTHOR, THEN, changes)
                    .head()
                    .value();
        } catch (StaleHead e) {
            throw new IllegalStateException("nobody else writes into this account", e);
        }
    }

    private Item item(long position, Document document) {
        var at = new Position(position);
        long start = position * HOUR;
        var summary = new Summary(
                Kind.EVENT,
                "VEVENT",
                "event-" + position + "@example.org",
                start,
                start + HOUR,
                false,
                false,
                Busy.BUSY,
                false,
                "",
                "Event number " + position,
                List.of("alice@example.org", "bob@example.org"),
                List.of(),
                document.size());
        return new Item(
                new ItemId(position),
                calendar,
                "event-" + position + ".ics",
                Format.ICALENDAR,
                document.hash(),
                summary,
                Properties.NONE,
                at,
                at,
                at,
                THEN,
                THEN);
    }

    private Document event(long position) {
        String text = """
                BEGIN:VCALENDAR\r
                VERSION:2.0\r
                PRODID:-//Sextant//Bench//EN\r
                BEGIN:VEVENT\r
                UID:event-%d@example.org\r
                DTSTAMP:20260101T000000Z\r
                DTSTART:20260101T000000Z\r
                DURATION:PT1H\r
                SUMMARY:Event number %d of account %d\r
                DESCRIPTION:%s\r
                END:VEVENT\r
                END:VCALENDAR\r
                """.formatted(position, position, account.value(), "some words ".repeat(60));
        return Document.of(Format.ICALENDAR, text.getBytes(StandardCharsets.UTF_8));
    }
}
