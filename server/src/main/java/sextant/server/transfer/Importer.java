package sextant.server.transfer;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import sextant.content.ContentHash;
import sextant.content.Document;
import sextant.content.Format;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Collection;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Commit;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;
import sextant.mailbox.Mailbox;
import sextant.mailbox.MailboxException;
import sextant.mailbox.Precondition;
import sextant.mailbox.Properties;

/**
 * Brings files into a mailbox. An item whose UID is in the collection already is replaced if its document differs, and
 * left alone if not: an import repeated adds nothing. What cannot be taken is reported and harms nothing else. For one
 * thread.
 */
public final class Importer {
    /** A file larger than this is refused: it is read whole. */
    static final long LARGEST = 128L << 20;

    private static final int BATCH = 250;
    private static final long BATCH_BYTES = 16L << 20;
    private static final Author AUTHOR = Author.server("import");

    /** What came of an import. */
    public record Result(long added, long changed, long unchanged, long refused) {}

    private record Key(CollectionId collection, String uid) {}

    /** One edit that waits for its batch, and where it comes from. */
    private record Pending(String file, int line, Edit edit) {}

    private final Mailbox mailbox;
    private final ImportReport report;
    private final Places places;
    private final Map<Key, ContentHash> seen = new HashMap<>();
    private final Set<Key> names = new HashSet<>();
    private final List<Pending> pending = new ArrayList<>();
    private final MailFiles mail;
    private final ExportedFiles files = new ExportedFiles();
    private long pendingBytes;
    private long added;
    private long changed;
    private long unchanged;
    private long refused;
    private long done;

    /**
     * An import into a mailbox.
     *
     * @param folder the name of the collection for everything; empty for the one of each kind, or the one an export names
     */
    public Importer(Mailbox mailbox, Optional<String> folder, ImportReport report) {
        this.mailbox = mailbox;
        this.report = report;
        this.places = new Places(mailbox, AUTHOR, folder);
        this.mail = new MailFiles(places, this::message, this::refuse);
    }

    /**
     * Takes a file, or a folder with all files in it that end in {@code .ics}, {@code .vcf}, {@code .eml} or {@code .mbox}, and
     * all maildirs; of an exported folder of files, all.
     *
     * @throws IOException if the folder cannot be read
     */
    public void take(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            if (!mail.take(path, path)) {
                file(path, false);
            }
            return;
        }
        try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                var folder = Optional.ofNullable(file.getParent());
                var exported = folder.isPresent() ? files.at(folder.get()) : Optional.<FolderFile>empty();
                if (exported.isPresent()) {
                    plainFile(file, folder.get(), exported.get());
                    continue;
                }
                var extension = FileNames.extension(file);
                if (extension.equals("ics") || extension.equals("vcf")) {
                    file(file, true);
                } else {
                    mail.take(file, path);
                }
            }
        }
    }

    /** One message: it is there already if one of its name is in the folder. */
    private void message(MailFiles.Found found) {
        var into = found.into().id();
        if (!names.add(new Key(into, found.name()))
                || mailbox.item(into, found.name()).isPresent()) {
            count(Commit.Effect.UNCHANGED);
            return;
        }
        pending.add(new Pending(
                found.file(),
                found.line(),
                new Edit.PutItem(into, found.name(), found.document(), Precondition.NONE, old -> found.state())));
        pendingBytes += found.document().size();
        if (pending.size() == BATCH || pendingBytes > BATCH_BYTES) {
            commit();
        }
    }

    private boolean isTooLarge(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            refuse(file.toString(), 0, "it is larger than " + (LARGEST >> 20) + " MiB; cut it into smaller files");
            return true;
        }
        return false;
    }

    /** One file of an exported folder of files: any octets, under the name they had. */
    private void plainFile(Path file, Path folder, FolderFile exported) throws IOException {
        Collection into;
        try {
            into = places.folderOfFiles(files.pathOf(folder));
        } catch (MailboxException e) {
            refuse(file.toString(), 0, String.valueOf(e.getMessage()));
            return;
        }
        var fileName = String.valueOf(file.getFileName());
        if (fileName.equals(FolderFile.FILE) || isTooLarge(file)) {
            return;
        }
        var document = Document.of(Format.OPAQUE, Files.readAllBytes(file));
        var name = FileNames.decode(fileName).orElse(fileName);
        var type = Optional.ofNullable(exported.types().get(fileName));
        UnaryOperator<Properties> properties =
                old -> type.map(said -> old.with(Item.MEDIA_TYPE, said)).orElse(old);
        pending.add(new Pending(
                file.toString(), 0, new Edit.PutItem(into.id(), name, document, Precondition.NONE, properties)));
        pendingBytes += document.size();
        if (pending.size() == BATCH || pendingBytes > BATCH_BYTES) {
            commit();
        }
    }

    private void file(Path file, boolean inFolder) throws IOException {
        if (isTooLarge(file)) {
            return;
        }
        var octets = Files.readAllBytes(file);
        var folder = file.getParent();
        var exported = inFolder && folder != null ? FolderFile.read(folder) : Optional.<FolderFile>empty();
        // an exported file is one item: it comes back under its name
        var name = exported.isPresent() && countOf(octets) == 1
                ? FileNames.decode(String.valueOf(file.getFileName()))
                : Optional.<String>empty();
        take(file.toString(), octets, exported, name);
    }

    private static long countOf(byte[] octets) {
        var count = new AtomicLong();
        Splitter.split(octets, piece -> count.incrementAndGet());
        return count.get();
    }

    /**
     * Takes octets as if they had come in a file.
     *
     * @param name what to call them in reports
     */
    public void take(String name, byte[] octets) {
        take(name, octets, Optional.empty(), Optional.empty());
    }

    private void take(String file, byte[] octets, Optional<FolderFile> exported, Optional<String> name) {
        if (octets.length == 0) {
            refuse(file, 0, "it is empty");
        }
        Splitter.split(octets, piece -> {
            switch (piece) {
                case Piece.Broken broken -> refuse(file, broken.line(), broken.reason());
                case Piece.Whole whole -> item(file, whole, exported, name);
            }
        });
    }

    private void item(String file, Piece.Whole piece, Optional<FolderFile> exported, Optional<String> name) {
        Collection collection;
        try {
            collection = places.placeFor(piece.kind(), exported);
        } catch (MailboxException e) {
            refuse(file, piece.line(), String.valueOf(e.getMessage()));
            return;
        }
        var hash = piece.document().hash();
        var before = seen.putIfAbsent(new Key(collection.id(), piece.uid()), hash);
        if (before != null) {
            if (before.equals(hash)) {
                count(Commit.Effect.UNCHANGED);
            } else {
                refuse(
                        file,
                        piece.line(),
                        "the UID " + piece.uid() + " came before with other content; that one is kept");
            }
            return;
        }
        var standing = mailbox.withUid(piece.uid()).stream()
                .filter(item -> item.collection().equals(collection.id()))
                .findFirst();
        if (standing.isPresent() && standing.get().hash().equals(hash)) {
            count(Commit.Effect.UNCHANGED);
            return;
        }
        pending.add(new Pending(file, piece.line(), edit(collection, piece.document(), standing, name)));
        if (pending.size() == BATCH) {
            commit();
        }
    }

    private Edit edit(Collection collection, Document document, Optional<Item> standing, Optional<String> name) {
        if (standing.isPresent()) {
            return new Edit.ReplaceItem(standing.get().id(), document, Precondition.NONE);
        }
        var free = name.filter(wanted -> mailbox.item(collection.id(), wanted).isEmpty());
        return free.isPresent()
                ? new Edit.PutItem(collection.id(), free.get(), document, Precondition.ABSENT)
                : new Edit.AddItem(collection.id(), document, Properties.NONE);
    }

    /** Writes what is still waiting, and answers what came of it all. */
    public Result finish() {
        commit();
        return new Result(added, changed, unchanged, refused);
    }

    private void commit() {
        if (pending.isEmpty()) {
            return;
        }
        var batch = List.copyOf(pending);
        pending.clear();
        pendingBytes = 0;
        try {
            count(mailbox.commit(new Batch(
                    AUTHOR, Optional.empty(), batch.stream().map(Pending::edit).toList())));
        } catch (MailboxException oneOfThem) {
            // one by one: the good ones go in, the others are told apart
            batch.forEach(this::commitAlone);
        }
    }

    private void commitAlone(Pending one) {
        try {
            count(mailbox.commit(Batch.of(AUTHOR, one.edit())));
        } catch (MailboxException e) {
            refuse(one.file(), one.line(), String.valueOf(e.getMessage()));
        }
    }

    private void count(Commit commit) {
        commit.outcomes().forEach(outcome -> count(outcome.effect()));
    }

    private void count(Commit.Effect effect) {
        switch (effect) {
            case CREATED -> added++;
            case CHANGED -> changed++;
            case UNCHANGED, REMOVED -> unchanged++;
        }
        report.progress(++done);
    }

    private void refuse(String file, int line, String reason) {
        refused++;
        report.refused(file, line, reason);
        report.progress(++done);
    }
}
