package sextant.dav.data;

import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.zone.ZoneNames;

/** Time zones that need no definition, because their name is IANA's (RFC 7809 3.1.2). */
public final class KnownZones {
    private KnownZones() {}

    /** Whether a name is one of IANA's, in just that spelling. */
    public static boolean isKnown(String tzid) {
        // the names without a slash are left-overs, but for this one
        return tzid.equals("UTC")
                || (tzid.indexOf('/') > 0
                        && ZoneNames.find(tzid)
                                .filter(zone -> zone.getId().equals(tzid))
                                .isPresent());
    }

    /** Removes their definitions from a calendar object. */
    static void remove(Component calendar) {
        calendar.retain(component -> !component.name().equals("VTIMEZONE")
                || !isKnown(component.property("TZID").map(Property::text).orElse("")));
    }
}
