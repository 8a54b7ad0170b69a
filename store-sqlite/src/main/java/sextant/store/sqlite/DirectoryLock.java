package sextant.store.sqlite;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/** Keeps a second process out of the data directory; the system drops the lock when the process ends in any way. */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StoreInUse if somebody else has it */
    static DirectoryLock take(Path directory) throws IOException {
        Path file = directory.resolve("lock");
        FileChannel channel = FileChannel.open(file, CREATE, WRITE);
        boolean taken = false;
        try {
            LocalDisk.keepPrivate(file);
            FileLock lock = channel.tryLock();
            taken = lock != null;
        } catch (OverlappingFileLockException e) {
            throw inUse(directory, e);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        if (!taken) {
            throw new StoreInUse(directory);
        }
        return new DirectoryLock(channel);
    }

    private static StoreInUse inUse(Path directory, OverlappingFileLockException e) {
        var inUse = new StoreInUse(directory);
        inUse.initCause(e);
        return inUse;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
