package sextant.server.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import sextant.server.control.Frames.Tag;

/** Hands a command to the server that runs on a data folder. */
public final class ControlClient {
    private static final int CHUNK = 8192;

    private ControlClient() {}

    /**
     * Runs a command in the server.
     *
     * @return its exit code; empty if no server listens on this folder, and nothing was done
     * @throws IOException if the connection broke off: what the command did until then stands
     */
    public static OptionalInt run(Path data, List<String> arguments, Terminal terminal) throws IOException {
        var address = ControlAddress.find(data);
        if (address.isEmpty()) {
            return OptionalInt.empty();
        }
        var channel = connect(address.get());
        if (channel.isEmpty()) {
            return OptionalInt.empty();
        }
        try (var open = channel.get()) {
            return OptionalInt.of(converse(new Frames(open), arguments, terminal));
        }
    }

    private static Optional<SocketChannel> connect(UnixDomainSocketAddress address) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(address);
            return Optional.of(channel);
        } catch (ConnectException e) {
            channel.close();
            return Optional.empty(); // left over from a server that was killed
        } catch (SocketException e) {
            channel.close();
            if (Files.exists(address.getPath())) {
                throw e;
            }
            return Optional.empty(); // the server went away this moment
        }
    }

    private static int converse(Frames frames, List<String> arguments, Terminal terminal) throws IOException {
        frames.write(Tag.COMMAND, new Frames.Command(Frames.VERSION, terminal.directory(), arguments).encode());
        while (true) {
            var frame = frames.read()
                    .orElseThrow(() -> new IOException("the server went away before the command was done"));
            switch (frame.tag()) {
                case OUT -> terminal.out().write(frame.content());
                case ERR -> terminal.err().write(frame.content());
                case WANT_INPUT -> Thread.ofPlatform().daemon().name("input").start(() -> sendInput(frames, terminal));
                case ASK -> {
                    var typed = terminal.password(frame.text());
                    frames.write(typed.isPresent() ? Tag.TYPED : Tag.NOBODY, typed.orElse(""));
                }
                case EXIT -> {
                    return Integer.parseInt(frame.text());
                }
                default -> throw new IOException("the server sent what only a client sends: " + frame.tag());
            }
        }
    }

    private static void sendInput(Frames frames, Terminal terminal) {
        var chunk = new byte[CHUNK];
        try {
            for (var count = terminal.in().read(chunk);
                    count >= 0;
                    count = terminal.in().read(chunk)) {
                frames.write(Tag.INPUT, Arrays.copyOf(chunk, count));
            }
            frames.write(Tag.INPUT, "");
        } catch (IOException e) {
            // the command ended without reading all of it: what it said goes to the person, this is no news
            Thread.currentThread().interrupt();
        }
    }
}
