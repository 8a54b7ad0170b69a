package sextant.web.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sextant.content.Envelope;
import sextant.content.Kind;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.mailbox.Collection;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.Position;
import sextant.mailbox.Role;
import sextant.mailbox.StalePosition;
import sextant.mailbox.Watch;
import sextant.mailbox.message.MessageState;
import sextant.mailbox.search.Filter;
import sextant.mailbox.search.QueryText;
import sextant.mailbox.search.Search;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Moments;
import sextant.web.page.NewsFeed;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** A folder's messages, the newest first, page by page; or those of all folders that meet a search. */
public final class MailPage implements Door.Page {
    private static final int ROWS = 50;

    private final Mailboxes mailboxes;
    private final Search search;
    private final Templates templates;

    public MailPage(Mailboxes mailboxes, Search search, Templates templates) {
        this.mailboxes = mailboxes;
        this.search = search;
        this.templates = templates;
    }

    /** A message of the list. */
    public record Row(
            long id,
            String address,
            boolean unread,
            boolean flagged,
            boolean answered,
            boolean forwarded,
            boolean attachments,
            String who,
            String subject,
            String preview,
            Moments.Shown when) {}

    /**
     * What the page shows.
     *
     * @param typed what is searched for; empty for nothing
     * @param next the query of the page after this one; empty if there is none
     * @param part the query of the rows alone
     * @param known how far the mailbox was
     */
    public record View(
            Frame frame,
            List<MailFolders.Entry> folders,
            long folder,
            String typed,
            List<Row> rows,
            String next,
            String part,
            long known,
            boolean trash) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        templates.answer(exchange, 200, "mail", view(exchange, viewer));
    }

    /** The rows alone, for a page that is open. */
    public void showRows(Exchange exchange, Viewer viewer) throws IOException {
        templates.answer(exchange, 200, "mailTable", view(exchange, viewer));
    }

    private View view(Exchange exchange, Viewer viewer) {
        var query = Query.parse(exchange.query().orElse(""));
        var mailbox = mailboxes.of(viewer.account());
        var folder = MailFolders.chosen(mailbox, query.numbers("folder"));
        var known = mailbox.head().value();
        var typed = query.text("q").strip();
        var after = query.get("after").map(Search.Cursor::new);
        var filter = typed.isEmpty()
                ? new Filter.In(Set.of(folder.id()))
                : new Filter.All(List.of(
                        new Filter.Kinds(Set.of(Kind.MESSAGE)),
                        new QueryText(viewer.moments().zone()).parse(typed)));
        var page = search.find(viewer.account(), Search.Query.newest(filter), after, ROWS);
        var outgoing = isOutgoing(folder.role());
        var rows = new ArrayList<Row>();
        for (var id : page.items()) {
            mailbox.item(id).map(item -> row(item, outgoing, viewer.moments())).ifPresent(rows::add);
        }
        var base = "?folder=" + folder.id().value() + (typed.isEmpty() ? "" : "&q=" + Query.encode(typed));
        return new View(
                new Frame(
                        typed.isEmpty() ? Text.harmless(folder.name()) : "Search",
                        viewer,
                        "mail",
                        "",
                        said(query.text("said")),
                        false),
                MailFolders.of(mailbox, search, folder.id()),
                folder.id().value(),
                Text.harmless(typed),
                rows,
                page.next()
                        .map(next -> base + "&after=" + Query.encode(next.text()))
                        .orElse(""),
                base
                        + after.map(cursor -> "&after=" + Query.encode(cursor.text()))
                                .orElse(""),
                known,
                folder.role() == Role.TRASH || folder.role() == Role.JUNK);
    }

    private static String said(String word) {
        return switch (word) {
            case "sent" -> "Your message is on its way.";
            case "saved" -> "The draft is saved.";
            case "deleted" -> "Moved to Trash.";
            case "gone" -> "Deleted for good.";
            case "moved" -> "Moved.";
            case "junk" -> "Moved to Junk.";
            default -> "";
        };
    }

    private static boolean isOutgoing(Role role) {
        return role == Role.SENT || role == Role.DRAFTS || role == Role.OUTBOX;
    }

    static Row row(Item item, boolean outgoing, Moments moments) {
        var state = new MessageState(item.properties());
        var envelope = item.summary().envelope();
        var who = envelope.map(outgoing ? Envelope::to : Envelope::from).orElse("");
        var subject = item.summary().subject();
        var id = item.id().value();
        return new Row(
                id,
                state.isDraft() ? "/mail/compose?draft=" + id : "/mail/message?id=" + id,
                !state.isSeen(),
                state.isFlagged(),
                state.isAnswered(),
                state.isForwarded(),
                envelope.map(Envelope::attachments).orElse(false),
                who.isBlank() ? "(nobody)" : Text.harmless(who),
                subject.isBlank() ? "(no subject)" : Text.harmless(subject),
                Text.harmless(envelope.map(Envelope::preview).orElse("")),
                moments.show(state.received().orElse(item.created())));
    }

    /** Tells an open page that the mailbox changed. */
    public void tell(Exchange exchange, Viewer viewer) throws IOException {
        var mailbox = mailboxes.of(viewer.account());
        NewsFeed.tell(exchange, () -> mailbox.head().value(), known -> next(exchange, mailbox, known));
    }

    private static long next(Exchange exchange, Mailbox mailbox, long known) {
        try {
            var watch = Watch.everything(new Position(known));
            return exchange.await(mailbox, watch, NewsFeed.SILENCE).value();
        } catch (StalePosition restored) {
            return mailbox.head().value();
        }
    }

    /** Where a folder's list is. */
    static String path(Collection folder) {
        return "/mail?folder=" + folder.id().value();
    }

    /** The item of this number, which must be a message. */
    static Item message(Mailbox mailbox, Query query, String name) {
        return query.numbers(name).stream()
                .findFirst()
                .flatMap(number -> mailbox.item(new ItemId(number)))
                .filter(item -> item.summary().kind() == Kind.MESSAGE)
                .orElseThrow(() -> new Problem(404, "This message is no longer there."));
    }
}
