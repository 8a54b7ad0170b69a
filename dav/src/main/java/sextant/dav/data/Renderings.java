package sextant.dav.data;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import sextant.content.Document;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Tree;
import sextant.content.recur.Recurrence;
import sextant.content.recur.TimeRange;
import sextant.content.zone.Zone;
import sextant.dav.wire.CalendarShape;
import sextant.dav.wire.CardShape;
import sextant.dav.wire.DataLimits;

/** Makes of documents what one report asks for. What it may make is limited over the whole answer. For one thread. */
public final class Renderings {
    private final boolean withZones;
    private final Optional<Zone> zone;
    private final Allowance allowance;

    private Renderings(boolean withZones, Optional<Zone> zone, Allowance allowance) {
        this.withZones = withZones;
        this.zone = zone;
        this.allowance = allowance;
    }

    /**
     * For one answer.
     *
     * @param withZones whether to keep the definitions of zones that everybody knows (RFC 7809 3.1.2)
     */
    public static Renderings of(boolean withZones, DataLimits limits) {
        return new Renderings(withZones, Optional.empty(), new Allowance(limits));
    }

    /** The same answer's, with a zone that the report names for times without one. */
    public Renderings in(Zone named) {
        return new Renderings(withZones, Optional.of(named), allowance);
    }

    /**
     * A calendar object in a shape.
     *
     * @param usual the zone for times without one if the report names none
     * @throws sextant.dav.wire.DavError if there is too much to expand
     */
    public byte[] calendar(Document document, CalendarShape shape, Zone usual) throws IOException {
        var octets = document.octets();
        if (withZones && shape.isWhole()) {
            return octets;
        }
        try {
            var tree = Tree.parse(octets);
            var calendar = tree.root();
            var floating = zone.orElse(usual);
            if (shape.expand().isPresent()) {
                calendar = Instances.of(calendar, range(shape.expand().get()), floating, allowance);
                tree = Tree.of(calendar);
            } else if (shape.overrides().isPresent()) {
                keepOverrides(calendar, range(shape.overrides().get()), floating);
            }
            if (shape.freeBusy().isPresent()) {
                FreeBusyPeriods.keep(calendar, range(shape.freeBusy().get()));
            }
            if (shape.part().isPresent()) {
                Parts.keep(calendar, shape.part().get());
            }
            if (!withZones) {
                KnownZones.remove(calendar);
            }
            return tree.write();
        } catch (MalformedDocument unreadable) {
            throw new IOException("a stored calendar object cannot be read", unreadable);
        }
    }

    /** RFC 4791 9.6.6. */
    private static void keepOverrides(Component calendar, TimeRange range, Zone floating) {
        var mattering = range.impacting(Recurrence.of(calendar), floating);
        calendar.retain(component -> component.property("RECURRENCE-ID").isEmpty() || mattering.contains(component));
    }

    /**
     * A card in a shape. If it is stored in the version asked for, and all of it is wanted, it comes as it is.
     *
     * @throws sextant.dav.wire.DavError if it cannot be had in that version
     */
    public byte[] card(Document document, CardShape shape) throws IOException {
        return Cards.in(shape, document.octets());
    }

    private static TimeRange range(sextant.dav.wire.TimeRange range) {
        return new TimeRange(
                range.start().map(Instant::ofEpochSecond).orElse(Instant.MIN),
                range.end().map(Instant::ofEpochSecond).orElse(Instant.MAX));
    }
}
