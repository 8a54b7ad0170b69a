package sextant.mailbox.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.content.Kind;
import sextant.mailbox.CollectionId;

/** What items are asked for: a closed set, to be put together. */
public sealed interface Filter {
    /** Every item. */
    Filter EVERYTHING = new All(List.of());

    /** What meets all of these; everything if there are none. */
    record All(List<Filter> filters) implements Filter {
        public All {
            filters = List.copyOf(filters);
        }
    }

    /** What meets one of these; nothing if there are none. */
    record Any(List<Filter> filters) implements Filter {
        public Any {
            filters = List.copyOf(filters);
        }
    }

    /** What does not meet this. */
    record Not(Filter filter) implements Filter {}

    /**
     * What has all these words there, in any case and with any accents; the last one may go on ({@code "bud"} finds
     * "budget"). Words in double quotes stand side by side. Text without letters and digits finds nothing, empty text
     * everything.
     */
    record Words(Field field, String text) implements Filter {}

    /** What lies in one of these collections. */
    record In(Set<CollectionId> collections) implements Filter {
        public In {
            collections = Set.copyOf(collections);
        }
    }

    /** What is of one of these kinds. */
    record Kinds(Set<Kind> kinds) implements Filter {
        public Kinds {
            kinds = Set.copyOf(kinds);
        }
    }

    /** What came at or after the first moment and before the second; of what did not come, when it was made. */
    record Received(Optional<Instant> from, Optional<Instant> until) implements Filter {}

    /** What is so. */
    record Is(Flag flag) implements Filter {}

    /** What is in this category, in any case. */
    record Category(String name) implements Filter {}

    /** The messages of a conversation. */
    record Conversation(String id) implements Filter {}
}
