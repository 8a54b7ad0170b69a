package sextant.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A server to measure, started on an empty folder.
 *
 * @param user the one user it has
 * @param calendars the path of the user's calendars, with a slash at the end
 * @param addressbooks the path of the user's address books, with a slash at the end
 * @param files where its collections lie as folders of plain files, if they do: they are filled quicker so
 */
record Subject(
        String name,
        Running running,
        int port,
        String user,
        String password,
        String calendars,
        String addressbooks,
        Optional<Path> files)
        implements AutoCloseable {

    Client client() {
        return new Client(URI.create("http://127.0.0.1:" + port + "/"), user, password);
    }

    ProcessTree processes() {
        return running.tree();
    }

    @Override
    public void close() throws IOException {
        running.stop();
    }
}
