package sextant.dav.resource;

import java.util.Optional;
import sextant.content.Format;
import sextant.mailbox.Collection;
import sextant.mailbox.Item;
import sextant.mailbox.Shelf;

/** What a path names, as the account that signed in sees it: a closed set. */
public sealed interface Resource {
    /** {@code /}: only there to lead on, for clients that start at the top. */
    record ServerRoot() implements Resource {}

    /** {@code /principals/}, where Apple's clients look next: only there to lead on. */
    record Signpost() implements Resource {}

    /** {@code /dav/}. */
    record Root() implements Resource {}

    /** {@code /dav/principals/}. */
    record Principals() implements Resource {}

    /** {@code /dav/principals/<address>/}: the account itself. */
    record Principal() implements Resource {}

    /** {@code /dav/principals/<address>/calendar-proxy-read/} or {@code -write/}: a group with nobody in it. */
    record Delegates(Proxy of) implements Resource {}

    /** {@code /dav/calendars/} or {@code /dav/addressbooks/}. */
    record Homes(Shelf of) implements Resource {}

    /** {@code /dav/calendars/<address>/} or {@code /dav/addressbooks/<address>/}. */
    record Home(Shelf of) implements Resource {}

    /** A calendar or address book. */
    record Folder(Collection collection) implements Resource {}

    /** An event, task, note or contact. */
    record Member(Collection collection, Item item) implements Resource {
        /** The entity tag, without its quotes: as strong as the octets, and the same for the same octets. */
        public String tag() {
            return item.hash().hex().substring(0, 32);
        }

        /** The entity tag as header fields and properties have it. */
        public String etag() {
            return '"' + tag() + '"';
        }

        /** The media type, with what a client likes to know before it reads. */
        public String contentType() {
            if (item.format() == Format.OPAQUE) {
                return item.properties()
                        .get(Item.MEDIA_TYPE)
                        .orElse(item.format().mediaType());
            }
            var type = item.format().mediaType() + "; charset=utf-8";
            return item.format() == Format.ICALENDAR
                            && !item.summary().component().isEmpty()
                    ? type + "; component=" + item.summary().component()
                    : type;
        }
    }

    /** Whether it is a collection in the sense of WebDAV, so that its path ends with a slash. */
    default boolean isCollection() {
        return !(this instanceof Member);
    }

    /** The shelf it belongs to, where it belongs to one. */
    default Optional<Shelf> shelf() {
        return switch (this) {
            case Homes homes -> Optional.of(homes.of());
            case Home home -> Optional.of(home.of());
            case Folder folder -> Optional.of(folder.collection().shelf());
            case Member member -> Optional.of(member.collection().shelf());
            case ServerRoot root -> Optional.empty();
            case Signpost signpost -> Optional.empty();
            case Root root -> Optional.empty();
            case Principals principals -> Optional.empty();
            case Principal principal -> Optional.empty();
            case Delegates delegates -> Optional.empty();
        };
    }

    /** Whether it is a principal in the sense of RFC 3744. */
    default boolean isPrincipal() {
        return this instanceof Principal || this instanceof Delegates;
    }

    /** Whether it is a calendar, address book or member of one on this shelf. */
    default boolean isStoredOn(Shelf shelf) {
        return (this instanceof Folder || this instanceof Member)
                && shelf().filter(shelf::equals).isPresent();
    }

    /** Whether it is a calendar or address book on this shelf. */
    default boolean isFolderOn(Shelf shelf) {
        return this instanceof Folder folder && folder.collection().shelf() == shelf;
    }
}
