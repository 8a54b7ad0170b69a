package sextant.web.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import sextant.content.Kind;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Collection;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.Precondition;
import sextant.mailbox.Role;
import sextant.mailbox.message.MessageState;
import sextant.web.page.Door;
import sextant.web.page.Query;
import sextant.web.page.Viewer;

/** What is done with chosen messages: read, flagged, moved, junk, deleted; all of them or none. */
public final class MailActions {
    private static final Author AUTHOR = Author.server("web");
    private static final int BATCH = 500;

    private final Mailboxes mailboxes;

    public MailActions(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    /** Does it, and goes back to the folder. */
    public void act(Exchange exchange, Viewer viewer, Query form) throws IOException {
        var mailbox = mailboxes.of(viewer.account());
        var folder = MailFolders.chosen(mailbox, form.numbers("folder"));
        var items = form.numbers("message").stream()
                .flatMap(number -> mailbox.item(new ItemId(number)).stream())
                .filter(item -> item.summary().kind() == Kind.MESSAGE)
                .toList();
        var said = done(mailbox, folder, items, form);
        var search = form.text("q").isEmpty() ? "" : "&q=" + Query.encode(form.text("q"));
        Door.goTo(exchange, MailPage.path(folder) + search + (said.isEmpty() ? "" : "&said=" + said));
    }

    private String done(Mailbox mailbox, Collection folder, List<Item> items, Query form) {
        return switch (form.text("do")) {
            case "read" -> mark(mailbox, items, state -> state.seen(true));
            case "unread" -> mark(mailbox, items, state -> state.seen(false));
            case "flag" -> mark(mailbox, items, state -> state.flagged("Follow up"));
            case "unflag" -> mark(mailbox, items, MessageState::unflagged);
            case "junk" -> {
                move(mailbox, items, mailbox.collection(Role.JUNK), state -> state.junk(true));
                yield "junk";
            }
            case "not-junk" -> {
                move(mailbox, items, mailbox.collection(Role.INBOX), state -> state.junk(false));
                yield "moved";
            }
            case "move" -> {
                move(mailbox, items, MailFolders.chosen(mailbox, form.numbers("to")), UnaryOperator.identity());
                yield "moved";
            }
            case "delete" -> delete(mailbox, items);
            case "empty" -> empty(mailbox, folder);
            default -> throw new Problem(400, "Choose what is to be done.");
        };
    }

    private static String mark(Mailbox mailbox, List<Item> items, UnaryOperator<MessageState> change) {
        commit(
                mailbox,
                items.stream().map(item -> MessageState.edit(item.id(), change)).toList());
        return "";
    }

    private static void move(Mailbox mailbox, List<Item> items, Collection to, UnaryOperator<MessageState> change) {
        var edits = new ArrayList<Edit>();
        for (var item : items) {
            if (!item.collection().equals(to.id())) {
                edits.add(new Edit.MoveItem(item.id(), to.id(), free(mailbox, to, item), false, Precondition.NONE));
            }
            edits.add(MessageState.edit(item.id(), change));
        }
        commit(mailbox, edits);
    }

    /** The item's name, or one of its own where that is taken. */
    private static String free(Mailbox mailbox, Collection to, Item item) {
        return mailbox.item(to.id(), item.name()).isEmpty()
                ? item.name()
                : item.id().value() + "-" + item.name();
    }

    private static String delete(Mailbox mailbox, List<Item> items) {
        var trash = mailbox.collection(Role.TRASH);
        var gone = items.stream()
                .filter(item -> item.collection().equals(trash.id()))
                .toList();
        var moved = items.stream()
                .filter(item -> !item.collection().equals(trash.id()))
                .toList();
        move(mailbox, moved, trash, UnaryOperator.identity());
        remove(mailbox, gone.stream().map(Item::id).toList());
        return moved.isEmpty() ? "gone" : "deleted";
    }

    private static void remove(Mailbox mailbox, List<ItemId> items) {
        commit(
                mailbox,
                items.stream()
                        .<Edit>map(item -> new Edit.RemoveItem(item, Precondition.NONE))
                        .toList());
    }

    private static String empty(Mailbox mailbox, Collection folder) {
        if (folder.role() != Role.TRASH && folder.role() != Role.JUNK) {
            throw new Problem(400, "Only Trash and Junk can be emptied.");
        }
        for (var page = mailbox.items(folder.id(), "", BATCH);
                !page.isEmpty();
                page = mailbox.items(folder.id(), "", BATCH)) {
            remove(mailbox, page.stream().map(Item::id).toList());
        }
        return "gone";
    }

    private static void commit(Mailbox mailbox, List<Edit> edits) {
        if (!edits.isEmpty()) {
            mailbox.commit(new Batch(AUTHOR, Optional.empty(), edits));
        }
    }
}
