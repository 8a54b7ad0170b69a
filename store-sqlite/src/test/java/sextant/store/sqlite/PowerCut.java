package sextant.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.mailbox.store.Store;

/**
 * Cuts the power of a file system in an image: the writing process is frozen, the image copied as the disk is at that
 * moment, and the copy mounted elsewhere, so that whatever was never forced is not in it. Not part of every test run, for
 * it needs root and a loop device: {@code mvn -pl store-sqlite -am test -Dtest=PowerCut -Dsextant.cuts=20}. That the rig
 * notices anything at all is shown by {@code -Dsextant.wrapper=eatmydata}, which takes every fsync away: it must fail.
 */
class PowerCut {
    private static final int CUTS = Integer.getInteger("sextant.cuts", 5);
    private static final long SEED = Long.getLong("sextant.seed", 1);
    private static final String WRAPPER = System.getProperty("sextant.wrapper", "");
    private static final long IMAGE = 512L * 1024 * 1024;

    @TempDir
    Path temporary;

    @Test
    void afterEveryCutEachAcknowledgedWriteIsThereOnce() throws Exception {
        var random = new SplittableRandom(SEED);
        for (int cut = 0; cut < CUTS; cut++) {
            cut("cut" + cut, 20 + random.nextInt(400));
        }
    }

    private void cut(String name, int writes) throws Exception {
        Path disk = temporary.resolve(name + ".img");
        Path copy = temporary.resolve(name + "-copy.img");
        try (var file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength(IMAGE);
        }
        run("mkfs.ext4", "-q", disk.toString());
        var said = new Acknowledgements();
        // a long commit interval of the file system widens the window
        try (var mounted = new Mounted(disk, temporary.resolve(name), "loop,commit=300");
                var child = Child.start(
                        WRAPPER.isEmpty() ? List.of() : List.of(WRAPPER),
                        CrashLoad.class,
                        mounted.at().resolve("data").toString(),
                        name)) {
            while (said.count() < writes) {
                said.note(child.line());
            }
            child.freeze();
            Files.copy(disk, copy);
            child.kill().forEach(said::note);
        }
        try (var mounted = new Mounted(copy, temporary.resolve(name + "-copy"), "loop");
                Store store = new Shelter(mounted.at().resolve("data")).open()) {
            said.assertKeptBy(store, "seed " + SEED + ", " + name);
        }
        Files.delete(disk);
        Files.delete(copy);
    }

    private record Mounted(Path at) implements AutoCloseable {
        Mounted(Path image, Path at, String options) throws IOException {
            this(Files.createDirectory(at));
            run("mount", "-o", options, image.toString(), at.toString());
        }

        @Override
        public void close() throws IOException {
            run("umount", at.toString());
        }
    }

    private static void run(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue())
                .as("%s: %s", String.join(" ", command), said)
                .isZero();
    }
}
