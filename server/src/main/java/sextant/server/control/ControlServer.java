package sextant.server.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.server.control.Frames.Frame;
import sextant.server.control.Frames.Tag;

/**
 * Takes commands for a data folder that this process has open. The socket has mode 0600 and lies in a folder of mode
 * 0700: whoever can open it could as well open the store. Each command runs on a thread of its own.
 */
public final class ControlServer implements AutoCloseable {
    /** Runs a command. */
    @FunctionalInterface
    public interface Commands {
        /** Runs it to its end and answers its exit code; it does not throw. */
        int run(List<String> arguments, Terminal terminal);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    private final Path data;
    private final Path socket;
    private final ServerSocketChannel listener;
    private final Commands commands;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private ControlServer(Path data, Path socket, ServerSocketChannel listener, Commands commands) {
        this.data = data;
        this.socket = socket;
        this.listener = listener;
        this.commands = commands;
    }

    /**
     * Begins to listen. The caller holds the store's lock, so that a socket that is there already is left over.
     *
     * @throws IOException if the socket cannot be made
     */
    public static ControlServer open(Path data, Commands commands) throws IOException {
        var socket = ControlAddress.prepare(data);
        var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
        var server = new ControlServer(data, socket, listener, commands);
        Thread.ofPlatform().daemon().name("control").start(server::accept);
        return server;
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                var channel = listener.accept();
                open.add(channel);
                Thread.ofPlatform().daemon().name("control-command").start(() -> answer(channel));
            } catch (ClosedChannelException e) {
                return; // close() was called
            } catch (IOException e) {
                LOG.warn("The control socket refused a connection", e);
            }
        }
    }

    private void answer(SocketChannel channel) {
        try (channel) {
            var frames = new Frames(channel);
            var first = frames.read();
            if (first.isEmpty() || first.get().tag() != Tag.COMMAND) {
                return;
            }
            var command = Frames.Command.decode(first.get().content());
            int exit;
            if (command.version() == Frames.VERSION) {
                var terminal = new RemoteTerminal(frames, command.directory());
                exit = commands.run(command.arguments(), terminal);
                terminal.out().flush();
                terminal.err().flush();
            } else {
                frames.write(
                        Tag.ERR,
                        "The server that runs on this folder is of another version. Stop it, then start it again.\n");
                exit = 1;
            }
            frames.write(Tag.EXIT, Integer.toString(exit));
        } catch (IOException e) {
            LOG.debug("A control connection broke off", e);
        } finally {
            open.remove(channel);
        }
    }

    /** Stops listening and breaks off commands that wait for their client. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (var channel : open) {
            channel.close();
        }
        ControlAddress.remove(data, socket);
    }

    /** The terminal at the other end. */
    private static final class RemoteTerminal implements Terminal {
        private final Frames frames;
        private final Path directory;
        private final PrintStream out;
        private final PrintStream err;
        private final InputStream in;

        RemoteTerminal(Frames frames, Path directory) {
            this.frames = frames;
            this.directory = directory;
            this.out = new PrintStream(frames.stream(Tag.OUT), true, StandardCharsets.UTF_8);
            this.err = new PrintStream(frames.stream(Tag.ERR), true, StandardCharsets.UTF_8);
            this.in = frames.input();
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
            try {
                frames.write(Tag.ASK, prompt);
                return frames.read().filter(frame -> frame.tag() == Tag.TYPED).map(Frame::text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
