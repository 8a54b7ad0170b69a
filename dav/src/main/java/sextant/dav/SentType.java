package sextant.dav;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import sextant.content.Format;
import sextant.dav.wire.Condition;
import sextant.dav.wire.DavError;
import sextant.mailbox.Item;
import sextant.mailbox.Properties;
import sextant.mailbox.Shelf;

/**
 * What a client says its document is, and the document.
 *
 * @param kept the media type to keep beside the octets: of a file, if it is said
 */
record SentType(Shelf shelf, Optional<String> kept) {
    private static final int LONGEST = 255;

    /** What some clients send who do not know better. */
    private static final Set<String> UNSPECIFIC = Set.of("", "application/octet-stream", "text/plain");

    private static final Set<String> CALENDAR = Set.of("text/calendar", "text/x-vcalendar");
    private static final Set<String> CARD = Set.of("text/vcard", "text/x-vcard", "text/directory");

    /**
     * What the request says.
     *
     * @throws DavError with 403 if that does not belong on the shelf
     */
    static SentType of(DavRequest request, Shelf shelf) {
        var field = request.exchange().header("Content-Type").orElse("").strip();
        if (shelf == Shelf.FILES) {
            var usable = !field.isEmpty()
                    && field.length() <= LONGEST
                    && field.chars().allMatch(c -> c >= ' ' && c < 0x7F);
            return new SentType(shelf, usable ? Optional.of(field) : Optional.empty());
        }
        var end = field.indexOf(';');
        var type = field.substring(0, end < 0 ? field.length() : end).strip().toLowerCase(Locale.ROOT);
        var known = shelf == Shelf.CALENDARS ? CALENDAR : CARD;
        if (!known.contains(type) && !UNSPECIFIC.contains(type)) {
            throw DavError.of(
                    403,
                    shelf == Shelf.CALENDARS ? Condition.SUPPORTED_CALENDAR_DATA : Condition.SUPPORTED_ADDRESS_DATA);
        }
        return new SentType(shelf, Optional.empty());
    }

    /** What to keep beside the octets. */
    UnaryOperator<Properties> properties() {
        if (shelf != Shelf.FILES) {
            return UnaryOperator.identity();
        }
        return old -> kept.map(type -> old.with(Item.MEDIA_TYPE, type)).orElseGet(() -> old.without(Item.MEDIA_TYPE));
    }

    /**
     * The body as a document.
     *
     * @throws DavError if it is larger than documents on this shelf may be
     */
    static Upload upload(DavRequest request, Shelf shelf) throws IOException {
        var limits = request.visit().limits();
        var most = shelf == Shelf.FILES ? limits.file() : limits.resource();
        return Upload.read(request.exchange().body(), format(shelf), most, () -> switch (shelf) {
            case CALENDARS -> DavError.of(403, Condition.CALENDAR_MAX_RESOURCE_SIZE);
            case ADDRESS_BOOKS -> DavError.of(403, Condition.ADDRESSBOOK_MAX_RESOURCE_SIZE);
            case FILES, FOLDERS -> DavError.of(413, "A file has at most " + most + " octets");
        });
    }

    /** The syntax of what stands on a shelf. */
    static Format format(Shelf shelf) {
        return switch (shelf) {
            case CALENDARS -> Format.ICALENDAR;
            case ADDRESS_BOOKS -> Format.VCARD;
            case FILES -> Format.OPAQUE;
            case FOLDERS -> throw new IllegalArgumentException("mail folders are not shown over DAV");
        };
    }
}
