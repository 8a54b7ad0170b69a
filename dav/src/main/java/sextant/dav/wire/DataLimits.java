package sextant.dav.wire;

/**
 * How much one calendar object may hold, and how much may be made of it.
 *
 * @param earliest seconds since 1970 of the first time that may stand in it: what {@code min-date-time} says
 * @param latest the same of the last: what {@code max-date-time} says
 * @param instances of an object whose rule ends, and of any object in one answer: what {@code max-instances} says
 * @param attendees of one instance: what {@code max-attendees-per-instance} says
 * @param expanded instances in one answer
 * @param periods of busy time in one answer
 */
public record DataLimits(long earliest, long latest, int instances, int attendees, int expanded, int periods) {
    /** The years 1 to 9999, thirteen years of a daily event. */
    public static final DataLimits DEFAULT =
            new DataLimits(-62_135_596_800L, 253_402_300_799L, 5_000, 1_000, 50_000, 10_000);
}
