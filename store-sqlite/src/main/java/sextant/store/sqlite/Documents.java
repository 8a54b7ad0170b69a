package sextant.store.sqlite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import sextant.content.ContentHash;
import sextant.content.Document;
import sextant.mailbox.AccountId;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.store.Change;
import sextant.mailbox.store.StoreException;

/**
 * The way of octets into the store and out of it. Small ones travel with the row; large ones are made durable as files
 * before the write that names them is queued, on threads of their own, because {@code fsync} holds a thread as long as
 * the disk likes.
 */
final class Documents implements AutoCloseable {
    private final Blobs blobs;
    private final Readers readers;
    private final int inlineLimit;
    private final Pins pins = new Pins();
    private final ExecutorService files;

    Documents(Blobs blobs, Readers readers, SqliteOptions options) {
        this.blobs = blobs;
        this.readers = readers;
        this.inlineLimit = options.inlineLimit();
        this.files = Executors.newFixedThreadPool(
                options.blobWriters(),
                Thread.ofPlatform().name("blob-writer-", 1).daemon().factory());
    }

    Blobs blobs() {
        return blobs;
    }

    Pins pins() {
        return pins;
    }

    /** The documents of one append, safe from the collector until it is closed. */
    record Incoming(Map<ContentHash, DocumentTable.Octets> octets, Pins.Pin pin) implements AutoCloseable {
        @Override
        public void close() {
            pin.close();
        }
    }

    /**
     * Takes in the documents of an append: when this returns, the large ones are durable.
     *
     * @throws StoreException if one cannot be read or written
     */
    Incoming take(List<Change> changes) {
        var given = new HashMap<ContentHash, Document>();
        for (Change change : changes) {
            if (change instanceof Change.ItemPut put) {
                put.document().ifPresent(document -> given.put(document.hash(), document));
            }
        }
        var large = new ArrayList<ContentHash>();
        given.values().stream().filter(this::isLarge).map(Document::hash).forEach(large::add);
        Pins.Pin pin = pins.pin(large);
        try {
            var octets = new HashMap<ContentHash, DocumentTable.Octets>();
            for (Document document : given.values()) {
                octets.put(document.hash(), isLarge(document) ? toFile(document) : inline(document));
            }
            return new Incoming(octets, pin);
        } catch (RuntimeException | Error e) {
            pin.close();
            throw e;
        }
    }

    private boolean isLarge(Document document) {
        return document.size() > inlineLimit;
    }

    private static DocumentTable.Inline inline(Document document) {
        byte[] octets;
        try {
            octets = document.octets();
        } catch (IOException e) {
            throw new StoreException("a document to be stored cannot be read: " + e.getMessage(), e);
        }
        if (octets.length != document.size() || !ContentHash.of(octets).equals(document.hash())) {
            throw new StoreException("the octets of document " + document.hash() + " are not what its hash promises");
        }
        return new DocumentTable.Inline(octets);
    }

    private DocumentTable.InFile toFile(Document document) {
        if (!isStored(document)) {
            try {
                Writer.answer(CompletableFuture.runAsync(() -> write(document), files));
            } catch (RejectedExecutionException e) {
                throw new StoreException("the store is closed", e);
            }
        }
        return new DocumentTable.InFile(document.size());
    }

    /** Whether a row names the file already, so that it is durable, and it looks whole. */
    private boolean isStored(Document document) {
        boolean named = readers.read(session -> DocumentTable.place(session, document.hash()))
                .filter(DocumentTable.Place::file)
                .isPresent();
        try {
            return named && blobs.seemsWhole(document.hash(), document.size());
        } catch (IOException e) {
            throw new StoreException("a large document cannot be looked up: " + reason(e), e);
        }
    }

    private void write(Document document) {
        try {
            blobs.write(document);
        } catch (IOException e) {
            throw new StoreException("a large document was not written: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** @throws IOException if the octets are missing or damaged; it names the item, never its content */
    Document read(AccountId account, Item item) throws IOException {
        try {
            DocumentTable.Place place = readers.read(session -> DocumentTable.place(session, item.hash()))
                    .orElseThrow(() -> new IOException("there is no document " + item.hash()));
            return place.file() ? blobs.read(item.format(), item.hash(), place.size()) : inline(item, place);
        } catch (IOException e) {
            throw new IOException(
                    "item " + item.id().value() + " of account " + account.value() + " cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The documents that are in the database itself and as they should be. */
    Map<ItemId, Document> small(List<Item> items) {
        var places = readers.snapshot(session -> {
            var found = new HashMap<Item, DocumentTable.Place>();
            for (var item : items) {
                DocumentTable.place(session, item.hash()).ifPresent(place -> found.put(item, place));
            }
            return found;
        });
        var documents = new HashMap<ItemId, Document>();
        places.forEach((item, place) -> place.octets()
                .map(octets -> Document.of(item.format(), octets))
                .filter(document -> document.hash().equals(item.hash()))
                .ifPresent(document -> documents.put(item.id(), document)));
        return documents;
    }

    private static Document inline(Item item, DocumentTable.Place place) throws IOException {
        byte[] octets = place.octets().orElseThrow(() -> new IOException("document " + item.hash() + " has no octets"));
        Document document = Document.of(item.format(), octets);
        if (!document.hash().equals(item.hash())) {
            throw new IOException("document " + item.hash() + " is damaged");
        }
        return document;
    }

    @Override
    public void close() {
        files.close();
    }
}
