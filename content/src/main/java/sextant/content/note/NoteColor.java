package sextant.content.note;

import java.util.Locale;

/** The colours a note can have in Outlook, by its numbers, and their names in CSS. */
public enum NoteColor {
    BLUE(0),
    GREEN(1),
    PINK(2),
    YELLOW(3),
    WHITE(4);

    private final int number;

    NoteColor(int number) {
        this.number = number;
    }

    /** Outlook's number. */
    public int number() {
        return number;
    }

    /** The name in a COLOR line (RFC 7986 5.9). */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
