package sextant.content.event;

import java.util.List;
import java.util.Optional;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.line.Component;

/** The place as a text. Another text is another place, so that coordinates and addresses of the old one go. */
record LocationLens(String field) implements Lens<String> {
    private static final LineLens<String> TEXT = LineLens.of("location text", Slot.sole("LOCATION"), Codecs.text());
    private static final List<String> STRUCTURE =
            List.of("X-APPLE-STRUCTURED-LOCATION", "X-MICROSOFT-LOCATIONS", "GEO", "STRUCTURED-LOCATION");

    @Override
    public Class<?> type() {
        return String.class;
    }

    @Override
    public Optional<String> get(Component event) {
        return TEXT.get(event);
    }

    @Override
    public void set(Component event, String value) {
        Optional<String> before = get(event);
        TEXT.set(event, value);
        if (before.isPresent() && !get(event).equals(before)) {
            dropStructure(event);
        }
    }

    private static void dropStructure(Component event) {
        STRUCTURE.forEach(event::removeAll);
        event.components("VLOCATION").forEach(event::remove); // RFC 9073 7.2
    }

    @Override
    public void clear(Component event) {
        if (get(event).isPresent()) {
            TEXT.clear(event);
            dropStructure(event);
        }
    }
}
