package sextant.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import sextant.mailbox.store.Store;
import sextant.store.sqlite.SqliteOptions;
import sextant.store.sqlite.SqliteStore;

/** Copies of a whole data folder: writing one and putting one back. */
public final class Backups {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Backups() {}

    /**
     * Writes a copy as of one moment; the store may be in use. The copy is a data folder like any other.
     *
     * @throws NotEmpty if something is in the target already
     */
    public static void write(Store store, DataFolder from, Path target) throws IOException {
        var to = new DataFolder(target);
        requireEmpty(to.path());
        DataFolder.createPrivateFolder(to.path());
        DataFolder.copyPrivately(from.configuration(), to.configuration());
        copyTls(from, to);
        store.backup(to.store());
    }

    private static void copyTls(DataFolder from, DataFolder to) throws IOException {
        if (!Files.isDirectory(from.tls()) || Files.exists(to.tls())) {
            return;
        }
        DataFolder.createPrivateFolder(to.tls());
        try (Stream<Path> files = Files.list(from.tls())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                DataFolder.copyPrivately(file, to.tls().resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new NotEmpty(folder);
                }
            }
        }
    }

    /** A folder that must be empty is not. */
    public static final class NotEmpty extends IOException {
        private static final long serialVersionUID = 1L;

        public NotEmpty(Path folder) {
            super(folder + " is not empty. Name a folder that is new or empty.");
        }
    }

    /**
     * What came of putting a copy back.
     *
     * @param problems what is wrong with the copy; if there are any, nothing was put back
     * @param former where the store is kept that was there before
     */
    public record Restored(List<String> problems, Optional<Path> former) {}

    /**
     * Puts a copy back into a data folder that nobody has open. Every account gets a new epoch, so that each device starts
     * over instead of taking positions of the lost time for those of today. What was there is kept aside. A restore that
     * is interrupted leaves the folder as it was, and can be begun again.
     */
    public static Restored restore(InstantSource clock, RandomGenerator random, DataFolder backup, DataFolder to)
            throws IOException {
        DataFolder.createPrivateFolder(to.path());
        var fresh = to.path().resolve("store.restoring");
        deleteTree(fresh);
        copyTree(backup.store(), fresh);
        try (var store = SqliteStore.open(fresh, SqliteOptions.DEFAULTS)) {
            var problems = store.verify();
            if (!problems.isEmpty()) {
                return new Restored(problems, Optional.empty());
            }
            store.newEpochs(random::nextLong);
        }
        if (!Files.exists(to.configuration())) {
            DataFolder.copyPrivately(backup.configuration(), to.configuration());
        }
        copyTls(backup, to);
        Optional<Path> former = Optional.empty();
        if (Files.exists(to.store())) {
            former = Optional.of(to.path().resolve("store.before-" + STAMP.format(clock.instant())));
            Files.move(to.store(), former.get(), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, to.store(), StandardCopyOption.ATOMIC_MOVE);
        force(to.path());
        return new Restored(List.of(), former);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (var source : all.toList()) {
                var target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    DataFolder.createPrivateFolder(target);
                } else {
                    DataFolder.copyPrivately(source, target);
                    force(target);
                }
            }
        }
        try (Stream<Path> all = Files.walk(to)) {
            for (var folder : all.filter(Files::isDirectory).toList()) {
                force(folder);
            }
        }
    }

    // a file's octets, or a folder's names, are on the disk when this returns
    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.toList().reversed()) {
                Files.delete(path);
            }
        }
    }
}
