package sextant.dav.wire;

import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/** One thing a PROPPATCH, MKCOL or MKCALENDAR does to a property. */
public sealed interface PropertyEdit {
    Name name();

    /**
     * Gives it this value.
     *
     * @param xml the property's element as sent, by itself ({@link XmlReader#fragment})
     */
    record Set(Name name, String xml) implements PropertyEdit {}

    /** Takes it away. */
    record Remove(Name name) implements PropertyEdit {}
}
