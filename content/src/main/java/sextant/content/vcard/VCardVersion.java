package sextant.content.vcard;

import java.util.Optional;
import sextant.content.line.Component;
import sextant.content.line.Dialect;

/** The versions of vCard, oldest first. */
public enum VCardVersion {
    V2_1("2.1"),
    V3_0("3.0"),
    V4_0("4.0");

    private final String text;

    VCardVersion(String text) {
        this.text = text;
    }

    /** The value of its VERSION line. */
    public String text() {
        return text;
    }

    /** The version of this text, as a VERSION line or a media type's version parameter has it. */
    public static Optional<VCardVersion> of(String text) {
        for (VCardVersion version : values()) {
            if (version.text.equals(text.strip())) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** The version a card is written in; a card that does not say is read as 3.0. */
    public static VCardVersion of(Component card) {
        return switch (card.dialect()) {
            case Dialect.VCARD_21 -> V2_1;
            case Dialect.VCARD_4 -> V4_0;
            default -> V3_0;
        };
    }
}
