package sextant.dav.property;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.dav.wire.Bodies;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/**
 * Looks into the XML of a property's element, which {@link XmlReader#fragment} made. One with so many namespaces that it
 * cannot be read again holds nothing.
 */
final class Values {
    private Values() {}

    static String text(String value) {
        return read(value, XmlReader::text, "");
    }

    /** The names of the elements in it. */
    static List<Name> children(String value) {
        return read(
                value,
                xml -> {
                    var names = new ArrayList<Name>();
                    for (var children = xml.children(); children.next(); ) {
                        names.add(xml.name());
                    }
                    return names;
                },
                List.of());
    }

    /** The values of one attribute of the elements of one name in it. */
    static List<String> attributes(String value, Name element, String attribute) {
        return read(
                value,
                xml -> {
                    var values = new ArrayList<String>();
                    for (var children = xml.children(); children.next(); ) {
                        if (xml.name().equals(element)) {
                            Optional<String> one = xml.attribute(attribute);
                            one.ifPresent(values::add);
                        }
                    }
                    return values;
                },
                List.of());
    }

    private static <T> T read(String value, Bodies.Reading<T> reading, T otherwise) {
        try (var xml = XmlReader.open(new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8)))) {
            return reading.from(xml);
        } catch (MalformedXml beyondLimits) {
            return otherwise;
        } catch (IOException e) {
            throw new UncheckedIOException("there is nothing to fail in reading memory", e);
        }
    }
}
