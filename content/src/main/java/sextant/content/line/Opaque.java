package sextant.content.line;

/** Octets that are no content line (blank lines, junk): kept where they are and never shown. */
record Opaque(Slice source) implements Node {}
