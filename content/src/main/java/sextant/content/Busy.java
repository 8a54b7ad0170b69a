package sextant.content;

import java.util.Map;
import java.util.Optional;
import sextant.content.line.Component;
import sextant.content.line.Names;

/** What an event does to its owner's free/busy time. */
public enum Busy {
    FREE,
    TENTATIVE,
    BUSY,
    OUT_OF_OFFICE,
    WORKING_ELSEWHERE;

    // MS-OXCICAL 2.1.3.1.1.20.31; the last is what newer producers write
    private static final Map<String, Busy> CDO = Map.of(
            "FREE", FREE,
            "TENTATIVE", TENTATIVE,
            "BUSY", BUSY,
            "OOF", OUT_OF_OFFICE,
            "WORKINGELSEWHERE", WORKING_ELSEWHERE);

    // RFC 5545 3.8.2.7; the numbers are vCalendar 1.0's, of which 2 and 3 are custom only
    private static final Map<String, Busy> TRANSP =
            Map.of("TRANSPARENT", FREE, "OPAQUE", BUSY, "0", BUSY, "1", FREE, "2", TENTATIVE, "3", OUT_OF_OFFICE);

    /** Whether the event says TRANSPARENT to those who know only that and OPAQUE. */
    public boolean isTransparent() {
        return this == FREE || this == WORKING_ELSEWHERE;
    }

    /**
     * What a component does to free/busy time: X-MICROSOFT-CDO-BUSYSTATUS unless TRANSP contradicts it, else TRANSP and
     * STATUS. What is cancelled, and what is no event, is free.
     */
    public static Busy of(Component component) {
        if (component.name().equals("VFREEBUSY")) {
            return BUSY;
        }
        String status = value(component, "STATUS").orElse("");
        if (!component.name().equals("VEVENT") || status.equals("CANCELLED")) {
            return FREE;
        }
        Optional<Busy> transparency = value(component, "TRANSP").map(TRANSP::get);
        Optional<Busy> exact = value(component, "X-MICROSOFT-CDO-BUSYSTATUS").map(CDO::get);
        // a client that knows only TRANSP wrote it last if the two do not fit
        if (exact.isPresent()
                && transparency.map(Busy::isTransparent).orElse(exact.get().isTransparent())
                        == exact.get().isTransparent()) {
            return exact.get();
        }
        Busy coarse = transparency.orElse(BUSY);
        return coarse == BUSY && status.equals("TENTATIVE") ? TENTATIVE : coarse;
    }

    private static Optional<String> value(Component component, String name) {
        return component.property(name).map(line -> Names.upper(line.value().strip()));
    }
}
