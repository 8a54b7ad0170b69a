package sextant.mailbox;

import java.util.List;
import java.util.Optional;

/**
 * What one request writes: all of it or nothing.
 *
 * @param author who does it
 * @param operation makes a repetition harmless, where the protocol can name the operation
 * @param edits in order; each sees the effect of those before it
 */
public record Batch(Author author, Optional<OperationId> operation, List<Edit> edits) {
    public Batch {
        edits = List.copyOf(edits);
    }

    public static Batch of(Author author, Edit... edits) {
        return new Batch(author, Optional.empty(), List.of(edits));
    }
}
