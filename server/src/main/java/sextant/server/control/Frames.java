package sextant.server.control;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes over a control socket, either way: frames of one octet that says what it is, four octets of length, and the
 * content. One thread reads; any thread writes.
 */
final class Frames {
    /** Raised when frames or commands change in a way the other side would not understand. */
    static final int VERSION = 1;

    private static final int LONGEST = 1 << 20;
    private static final int MOST_ARGUMENTS = 10_000;

    /** What a frame is. */
    enum Tag {
        /** To the server: version, working directory, arguments. */
        COMMAND('A'),
        /** To the client: the command wants its input. */
        WANT_INPUT('W'),
        /** To the server: some of the input; empty at its end. */
        INPUT('I'),
        /** To the client: ask the person for a password, with this prompt. */
        ASK('P'),
        /** To the server: what they typed. */
        TYPED('T'),
        /** To the server: nobody is there to type. */
        NOBODY('N'),
        /** To the client: standard output. */
        OUT('O'),
        /** To the client: standard error. */
        ERR('E'),
        /** To the client: the exit code, the last frame. */
        EXIT('X');

        private final char code;

        Tag(char code) {
            this.code = code;
        }
    }

    /** One frame. */
    static final class Frame {
        private final Tag tag;
        private final byte[] content;

        Frame(Tag tag, byte[] content) {
            this.tag = tag;
            this.content = content;
        }

        Tag tag() {
            return tag;
        }

        /** Not to be changed. */
        byte[] content() {
            return content;
        }

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /** What the client asks for. */
    record Command(int version, Path directory, List<String> arguments) {
        byte[] encode() throws IOException {
            var octets = new ByteArrayOutputStream();
            var out = new DataOutputStream(octets);
            out.writeInt(version);
            write(out, directory.toString());
            out.writeInt(arguments.size());
            for (var argument : arguments) {
                write(out, argument);
            }
            return octets.toByteArray();
        }

        static Command decode(byte[] content) throws IOException {
            var in = new DataInputStream(new ByteArrayInputStream(content));
            var version = in.readInt();
            if (version != VERSION) {
                return new Command(version, Path.of(""), List.of());
            }
            var directory = Path.of(read(in));
            var count = in.readInt();
            if (count < 0 || count > MOST_ARGUMENTS) {
                throw new IOException("a command with " + count + " arguments");
            }
            var arguments = new ArrayList<String>(count);
            for (var i = 0; i < count; i++) {
                arguments.add(read(in));
            }
            return new Command(version, directory, arguments);
        }

        private static void write(DataOutputStream out, String text) throws IOException {
            var octets = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(octets.length);
            out.write(octets);
        }

        private static String read(DataInputStream in) throws IOException {
            var length = in.readInt();
            if (length < 0 || length > LONGEST) {
                throw new IOException("a text of " + length + " octets");
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }
    }

    private final DataInputStream in;
    private final DataOutputStream out;

    Frames(SocketChannel channel) {
        this.in = new DataInputStream(Channels.newInputStream(channel));
        this.out = new DataOutputStream(Channels.newOutputStream(channel));
    }

    /** The next frame; empty when the other side is gone. */
    Optional<Frame> read() throws IOException {
        int code;
        try {
            code = in.readUnsignedByte();
        } catch (EOFException e) {
            return Optional.empty();
        }
        for (var tag : Tag.values()) {
            if (tag.code == code) {
                var length = in.readInt();
                if (length < 0 || length > LONGEST) {
                    throw new IOException("a control frame of " + length + " octets");
                }
                var content = in.readNBytes(length);
                return content.length == length ? Optional.of(new Frame(tag, content)) : Optional.empty();
            }
        }
        throw new IOException("a control frame of unknown type " + code);
    }

    void write(Tag tag, byte[] content) throws IOException {
        write(tag, content, 0, content.length);
    }

    void write(Tag tag, String text) throws IOException {
        write(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Tag tag, byte[] content, int offset, int length) throws IOException {
        if (length > LONGEST) {
            throw new IOException("a control frame of " + length + " octets");
        }
        var frame = new ByteArrayOutputStream(length + 5);
        var head = new DataOutputStream(frame);
        head.writeByte(tag.code);
        head.writeInt(length);
        head.write(content, offset, length);
        synchronized (out) {
            frame.writeTo(out);
        }
    }

    /** A stream whose octets become frames of this type. */
    OutputStream stream(Tag tag) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                Frames.this.write(tag, new byte[] {(byte) octet});
            }

            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                for (var done = 0; done < length; done += LONGEST) {
                    Frames.this.write(tag, octets, offset + done, Math.min(LONGEST, length - done));
                }
            }
        };
    }

    /** The other side's standard input, which is asked for only when it is first read. */
    InputStream input() {
        return new InputStream() {
            private byte[] current = new byte[0];
            private int next;
            private boolean wanted;
            private boolean ended;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] octets, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (!wanted) {
                    wanted = true;
                    Frames.this.write(Tag.WANT_INPUT, "");
                }
                while (next == current.length) {
                    if (ended) {
                        return -1;
                    }
                    var frame = Frames.this.read().filter(f -> f.tag() == Tag.INPUT);
                    ended = frame.isEmpty() || frame.get().content().length == 0;
                    current = frame.map(Frame::content).orElse(new byte[0]);
                    next = 0;
                }
                var count = Math.min(length, current.length - next);
                System.arraycopy(current, next, octets, offset, count);
                next += count;
                return count;
            }
        };
    }
}
