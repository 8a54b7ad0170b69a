package sextant.mailbox;

import sextant.content.ContentHash;

/** What must hold for an edit to happen, tested inside the commit that makes it. */
public sealed interface Precondition {
    Precondition NONE = new None();
    Precondition ABSENT = new Absent();
    Precondition EXISTS = new Exists();

    /** Anything goes. */
    record None() implements Precondition {}

    /** Nothing may stand there (HTTP's {@code If-None-Match: *}). */
    record Absent() implements Precondition {}

    /** Something must stand there (HTTP's {@code If-Match: *}). */
    record Exists() implements Precondition {}

    /** The item's document must have this hash (HTTP's {@code If-Match: "..."}). */
    record Content(ContentHash hash) implements Precondition {}

    /** The item must not have changed in any way since this position. */
    record Unchanged(Position position) implements Precondition {}
}
