package sextant.content.event;

import java.util.List;
import sextant.content.lens.Codecs;
import sextant.content.lens.Element;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.ListLens;
import sextant.content.lens.Slot;

/** Lines that need no more than their name. */
public final class Raw {
    private Raw() {}

    /** The text of the only line of its name. */
    public static Lens<String> text(String field, String line) {
        return LineLens.of(field, Slot.sole(line), Codecs.text());
    }

    /** The value of the only line of its name, as it stands there. */
    public static Lens<String> value(String field, String line) {
        return LineLens.of(field, Slot.sole(line), Codecs.raw());
    }

    /** The texts of all lines of a name. */
    public static Lens<List<String>> texts(String field, String line) {
        return ListLens.of(field, line, Element.text(), ListLens.Layout.LINE_EACH);
    }

    /** The values of all lines of a name, as they stand there. */
    public static Lens<List<String>> values(String field, String line) {
        return ListLens.of(field, line, Element.raw(), ListLens.Layout.LINE_EACH);
    }
}
