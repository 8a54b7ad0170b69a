package sextant.server.control;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A terminal that keeps what a command says. */
public final class RecordedTerminal implements Terminal {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
    private final Deque<String> passwords = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final Path directory;
    private InputStream in = InputStream.nullInputStream();

    public RecordedTerminal(Path directory) {
        this.directory = directory;
    }

    public RecordedTerminal(Path directory, String input) {
        this(directory);
        in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody sits there and will type these when asked. */
    public RecordedTerminal typing(String... texts) {
        passwords.addAll(List.of(texts));
        return this;
    }

    /** Input that never comes and never ends. */
    public RecordedTerminal withoutInput() {
        in = new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return -1;
            }

            @Override
            public int read(byte[] octets, int offset, int length) throws IOException {
                return read();
            }
        };
        return this;
    }

    public String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    public String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    public List<String> asked() {
        return asked;
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Optional<String> password(String prompt) {
        asked.add(prompt);
        return Optional.ofNullable(passwords.poll());
    }
}
