package sextant.content.event;

import java.util.Optional;
import sextant.content.line.Property;

/** Calendar user addresses (RFC 5545 3.3.3). */
final class Address {
    private static final String MAILTO = "mailto:";

    private Address() {}

    /** The e-mail address of an ATTENDEE or ORGANIZER line, else its URI; empty if it has neither. */
    static Optional<String> of(Property line) {
        String value = line.value().strip();
        if (isMail(value)) {
            return Optional.of(value.substring(MAILTO.length()).strip()).filter(address -> !address.isEmpty());
        }
        // RFC 7986 6.2; iCloud puts a URN into the value
        return line.parameter("EMAIL")
                .filter(mail -> !mail.isEmpty())
                .or(() -> Optional.of(value).filter(uri -> !uri.isEmpty()));
    }

    private static boolean isMail(String value) {
        return value.regionMatches(true, 0, MAILTO, 0, MAILTO.length());
    }

    /** The URI of an address, without what could not stand in a line. */
    static String uri(String address) {
        return address.indexOf('@') >= 0 && !isUri(address) ? MAILTO + address : address;
    }

    private static boolean isUri(String address) {
        int colon = address.indexOf(':');
        return colon > 0 && colon < address.indexOf('@');
    }
}
