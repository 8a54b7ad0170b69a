package sextant.dav.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import sextant.wire.xml.Name;

/** The elements of the DAV vocabularies that more than one class speaks of; the others are named where they are used. */
public final class Names {
    /** RFC 4918 and its extensions. */
    public static final String DAV = "DAV:";

    /** RFC 4791. */
    public static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

    /** RFC 6352. */
    public static final String CARDDAV = "urn:ietf:params:xml:ns:carddav";

    /** Extensions of Apple's calendar server that every client has taken over. */
    public static final String CALENDARSERVER = "http://calendarserver.org/ns/";

    /** Extensions of Apple's calendar clients. */
    public static final String APPLE = "http://apple.com/ns/ical/";

    /** The prefixes every answer declares, by namespace. */
    public static final Map<String, String> PREFIXES = prefixes();

    public static final Name HREF = dav("href");
    public static final Name PROP = dav("prop");
    public static final Name COLLECTION = dav("collection");
    public static final Name DISPLAYNAME = dav("displayname");
    public static final Name GETETAG = dav("getetag");
    public static final Name RESOURCETYPE = dav("resourcetype");
    public static final Name SYNC_TOKEN = dav("sync-token");
    public static final Name CALENDAR = caldav("calendar");
    public static final Name CALENDAR_DATA = caldav("calendar-data");
    public static final Name COMP = caldav("comp");
    public static final Name SUPPORTED_COMPONENTS = caldav("supported-calendar-component-set");
    public static final Name ADDRESSBOOK = carddav("addressbook");
    public static final Name ADDRESS_DATA = carddav("address-data");

    private Names() {}

    public static Name dav(String local) {
        return new Name(DAV, local);
    }

    public static Name caldav(String local) {
        return new Name(CALDAV, local);
    }

    public static Name carddav(String local) {
        return new Name(CARDDAV, local);
    }

    public static Name calendarserver(String local) {
        return new Name(CALENDARSERVER, local);
    }

    public static Name apple(String local) {
        return new Name(APPLE, local);
    }

    private static Map<String, String> prefixes() {
        var prefixes = new LinkedHashMap<String, String>();
        prefixes.put(DAV, "D");
        prefixes.put(CALDAV, "C");
        prefixes.put(CARDDAV, "CR");
        prefixes.put(CALENDARSERVER, "CS");
        prefixes.put(APPLE, "A");
        return Collections.unmodifiableMap(prefixes);
    }
}
