package sextant.server.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the control socket of a data folder is. */
final class ControlAddress {
    /** The socket itself, in the data folder. */
    static final String SOCKET = "control.sock";

    /** The file that tells where the socket is when the data folder's path is too long for a socket's address. */
    static final String ELSEWHERE = "control.path";

    // sockaddr_un has room for 108 octets on Linux and 104 on macOS, a final zero included
    private static final int LONGEST = 103;

    private ControlAddress() {}

    static boolean fits(Path socket) {
        return socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    /** Where a client finds the socket, if there can be one. */
    static Optional<UnixDomainSocketAddress> find(Path data) throws IOException {
        var folder = data.toAbsolutePath().normalize();
        var socket = folder.resolve(SOCKET);
        if (fits(socket)) {
            return Files.exists(socket) ? Optional.of(UnixDomainSocketAddress.of(socket)) : Optional.empty();
        }
        try {
            return Optional.of(UnixDomainSocketAddress.of(
                    Files.readString(folder.resolve(ELSEWHERE)).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Where a server is to make the socket: nothing is there afterwards. */
    static Path prepare(Path data) throws IOException {
        var folder = data.toAbsolutePath().normalize();
        var socket = folder.resolve(SOCKET);
        if (fits(socket)) {
            Files.deleteIfExists(socket);
            return socket;
        }
        // a new folder that only its owner may enter
        var elsewhere = Files.createTempDirectory("sextant").resolve(SOCKET);
        Files.writeString(folder.resolve(ELSEWHERE), elsewhere + "\n");
        return elsewhere;
    }

    /** Takes away what {@link #prepare} made. */
    static void remove(Path data, Path socket) throws IOException {
        Files.deleteIfExists(socket);
        if (!socket.startsWith(data.toAbsolutePath().normalize())) {
            Files.deleteIfExists(data.resolve(ELSEWHERE));
            var folder = socket.getParent();
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        }
    }
}
