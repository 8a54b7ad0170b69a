package sextant.content;

/** The syntax of a {@link Document}. */
public enum Format {
    /** RFC 5545; also vCalendar 1.0 as old phones send it. */
    ICALENDAR("text/calendar", "ics"),
    /** RFC 6350, RFC 2426 and vCard 2.1. */
    VCARD("text/vcard", "vcf"),
    /** RFC 5322 with MIME. */
    MESSAGE("message/rfc822", "eml"),
    /** Any octets: nothing is known of their syntax, and nothing is demanded of it. */
    OPAQUE("application/octet-stream", "bin");

    private final String mediaType;
    private final String extension;

    Format(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The registered media type, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** The customary file extension, without the dot. */
    public String extension() {
        return extension;
    }
}
