package sextant.content.note;

/** How far a note is (RFC 5545 3.8.1.11). */
public enum NoteStatus {
    DRAFT,
    FINAL,
    CANCELLED
}
