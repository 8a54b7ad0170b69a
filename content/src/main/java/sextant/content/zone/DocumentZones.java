package sextant.content.zone;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * What the TZID parameters of one document mean: a well-known name first, then the VTIMEZONE of that name in the document,
 * then the best guess the name allows. For one thread at a time.
 */
public final class DocumentZones {
    private static final int MOST_REMEMBERED = 1_000;

    private final Component vcalendar;
    private final Map<String, Optional<Zone>> known = new HashMap<>();

    /** The zones of one VCALENDAR. */
    public DocumentZones(Component vcalendar) {
        this.vcalendar = vcalendar;
    }

    /** The zone a TZID names; empty if nothing tells, in which case times in it are best taken as floating. */
    public Optional<Zone> zone(String tzid) {
        Optional<Zone> zone = known.get(tzid);
        if (zone == null) {
            zone = resolve(tzid);
            if (known.size() < MOST_REMEMBERED) {
                known.put(tzid, zone);
            }
        }
        return zone;
    }

    private Optional<Zone> resolve(String tzid) {
        return ZoneNames.find(tzid)
                .map(Zone::of)
                .or(() -> defined(tzid))
                .or(() -> ZoneNames.guess(tzid).map(Zone::of));
    }

    private Optional<Zone> defined(String tzid) {
        return vcalendar.components("VTIMEZONE").stream()
                .filter(zone ->
                        zone.property("TZID").map(Property::text).orElse("").equals(tzid))
                .findFirst()
                .flatMap(zone -> located(zone).or(() -> TimezoneReader.read(zone)));
    }

    /** X-LIC-LOCATION: the IANA name that some products put beside a TZID of their own. */
    private static Optional<Zone> located(Component vtimezone) {
        return vtimezone
                .property("X-LIC-LOCATION")
                .flatMap(line -> ZoneNames.find(line.text()))
                .map(Zone::of);
    }
}
