package sextant.web.items;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.content.Kind;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Tree;
import sextant.mailbox.Collection;
import sextant.mailbox.Item;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Position;

/** The items of one kind, from all the folders that hold it, up to a limit that keeps a page a page. */
final class Folder {
    /** How many items a page shows of one kind. */
    static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
    private static final int PAGE = 200;

    private final Mailbox mailbox;

    Folder(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /**
     * An item and where it lies.
     *
     * @param collection the name of its folder
     */
    record Placed(Item item, String collection) {}

    List<Placed> items(Kind kind) {
        var found = new ArrayList<Placed>();
        for (var collection : holding(kind)) {
            var since = Position.START;
            var more = true;
            while (more && found.size() < MOST) {
                var page = mailbox.changes(collection.id(), since, PAGE);
                page.present().stream()
                        .filter(item -> item.summary().kind() == kind)
                        .forEach(item -> found.add(new Placed(item, collection.name())));
                since = page.upTo();
                more = page.more();
            }
        }
        return found.subList(0, Math.min(MOST, found.size()));
    }

    List<Collection> holding(Kind kind) {
        return mailbox.collections().stream()
                .filter(collection -> collection.accepts().contains(kind))
                .toList();
    }

    /** The item's document as a tree; empty if it cannot be read, which costs one line of the page and no more. */
    Optional<Component> read(Item item) {
        try {
            return Optional.of(Tree.parse(mailbox.read(item).octets()).root());
        } catch (IOException | MalformedDocument e) {
            LOG.warn("item {} cannot be shown", item.id().value(), e);
            return Optional.empty();
        }
    }
}
