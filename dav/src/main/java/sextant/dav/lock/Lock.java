package sextant.dav.lock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A write lock.
 *
 * @param token its name, a URI nobody can guess
 * @param root the decoded segments of the path it was asked for
 * @param href that path, as the client wrote it
 * @param exclusive whether there is no other beside it
 * @param deep whether all below the root is locked too
 * @param owner the element {@code DAV:owner} as the client sent it
 * @param ends from this moment on it is no more
 */
public record Lock(
        String token,
        List<String> root,
        String href,
        boolean exclusive,
        boolean deep,
        Optional<String> owner,
        Instant ends) {
    public Lock {
        root = List.copyOf(root);
    }

    /** Whether it locks what stands at a path. */
    public boolean covers(List<String> path) {
        return path.equals(root) || (deep && isWithin(path, root));
    }

    /** Whether the path lies below the other one. */
    static boolean isWithin(List<String> path, List<String> above) {
        return path.size() > above.size() && path.subList(0, above.size()).equals(above);
    }
}
