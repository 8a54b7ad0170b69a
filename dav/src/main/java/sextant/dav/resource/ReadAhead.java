package sextant.dav.resource;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sextant.content.Document;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Mailbox;

/** The documents of an answer's next rows, read together and kept until the next are. For one thread. */
public final class ReadAhead {
    /** How many items an answer reads together. */
    public static final int TOGETHER = 50;

    private final Mailbox mailbox;
    private final Map<ItemId, Document> documents = new HashMap<>();

    ReadAhead(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Reads the documents of the items that come next, in place of what was read before. */
    public void read(List<Item> items) {
        documents.clear();
        documents.putAll(mailbox.read(items));
    }

    /** As {@link Mailbox#read(Item)}. */
    public Document document(Item item) throws IOException {
        var document = documents.get(item.id());
        return document != null && document.hash().equals(item.hash()) ? document : mailbox.read(item);
    }
}
