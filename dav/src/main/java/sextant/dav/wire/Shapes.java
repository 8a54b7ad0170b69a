package sextant.dav.wire;

/** In which shape a report wants the documents it asks for. */
public record Shapes(CalendarShape calendar, CardShape card) {
    /** As they are, but for cards that are not in the default version. */
    public static final Shapes WHOLE = new Shapes(CalendarShape.WHOLE, CardShape.WHOLE);
}
