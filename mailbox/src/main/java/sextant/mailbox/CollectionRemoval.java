package sextant.mailbox;

import sextant.content.Kind;

/** The tombstone of a collection. */
public record CollectionRemoval(CollectionId id, Kind kind, String segment, Position position) {}
