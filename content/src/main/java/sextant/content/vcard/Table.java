package sextant.content.vcard;

import java.util.List;
import java.util.Map;
import sextant.content.line.Property;

/**
 * One step between two neighbouring versions.
 *
 * @param rows by property name
 * @param others for all lines without a row
 */
record Table(Map<String, Row> rows, Row others) {

    /** What becomes of one line: the lines to stand in its place. */
    @FunctionalInterface
    interface Row {
        List<Property> convert(Property line, Card card);
    }

    List<Property> convert(Property line, Card card) {
        return rows.getOrDefault(line.name(), others).convert(line, card);
    }
}
