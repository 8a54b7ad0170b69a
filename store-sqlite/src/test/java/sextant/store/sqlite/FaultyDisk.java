package sextant.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A disk that fails when it is told to, counts what is asked of it, and remembers what it would lose in a power cut:
 * octets that were not forced, and names in directories that were not.
 */
final class FaultyDisk implements Disk {
    private final Disk disk = new LocalDisk();
    private final List<String> calls = new ArrayList<>();
    private final Set<Path> unforced = new HashSet<>();
    private final Map<Path, Path> moves = new HashMap<>();
    private Predicate<String> fails = _ -> false;
    private String message = "";

    /** From now on a call fails with this message if the test, given its name, says so; counting begins anew. */
    synchronized void failWhen(String words, Predicate<String> test) {
        calls.clear();
        message = words;
        fails = test;
    }

    /** The nth call from now on fails, and if {@code forEver} all after it. */
    void failAt(int nth, boolean forEver, String words) {
        failWhen(words, _ -> calls.size() == nth || (forEver && calls.size() > nth));
    }

    void heal() {
        failWhen("", _ -> false);
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private synchronized void call(String name) throws IOException {
        calls.add(name);
        if (fails.test(name)) {
            throw new IOException(message);
        }
    }

    /** What was never forced is gone: files are empty, renames undone. */
    synchronized void cutPower() throws IOException {
        for (var move : moves.entrySet()) {
            Files.move(move.getKey(), move.getValue(), StandardCopyOption.REPLACE_EXISTING);
        }
        for (Path file : unforced) {
            if (Files.exists(file)) {
                Files.write(file, new byte[0]);
            }
        }
        moves.clear();
        unforced.clear();
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        call("createDirectory");
        disk.createDirectory(directory);
    }

    @Override
    public Output create(Path file) throws IOException {
        call("create");
        Output output = disk.create(file);
        note(() -> unforced.add(file));
        return new Output() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                call("write");
                output.write(octets, offset, length);
            }

            @Override
            void force() throws IOException {
                call("force");
                output.force();
                note(() -> unforced.remove(file));
            }

            @Override
            public void close() throws IOException {
                output.close();
            }
        };
    }

    private synchronized void note(Runnable what) {
        what.run();
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        call("move");
        disk.move(from, to);
        note(() -> {
            moves.put(to, from);
            if (unforced.remove(from)) {
                unforced.add(to);
            }
        });
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        call("forceDirectory");
        disk.forceDirectory(directory);
        note(() -> moves.keySet().removeIf(file -> directory.equals(file.getParent())));
    }

    @Override
    public InputStream open(Path file) throws IOException {
        call("open");
        return disk.open(file);
    }

    @Override
    public long size(Path file) throws IOException {
        call("size");
        return disk.size(file);
    }

    @Override
    public void delete(Path file) throws IOException {
        call("delete");
        disk.delete(file);
    }
}
