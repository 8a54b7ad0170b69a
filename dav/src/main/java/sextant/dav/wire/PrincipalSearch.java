package sextant.dav.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.wire.xml.MalformedXml;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/**
 * The body of a principal-property-search (RFC 3744 9.4).
 *
 * @param all whether a principal has to meet all searches; Apple's clients ask for any with {@code test="anyof"}
 * @param properties what is asked of those found
 * @param everywhere whether to look in all collections of principals, rather than in the one asked
 */
public record PrincipalSearch(boolean all, List<Search> searches, PropertyRequest properties, boolean everywhere) {
    private static final Name SEARCH = Names.dav("property-search");
    private static final Name MATCH = Names.dav("match");
    private static final Name EVERYWHERE = Names.dav("apply-to-principal-collection-set");

    public PrincipalSearch {
        searches = List.copyOf(searches);
    }

    /** How a text has to be found, in any case of letters. */
    public enum Match {
        CONTAINS,
        EQUALS,
        STARTS_WITH,
        ENDS_WITH;

        static Match of(String word) {
            return switch (word) {
                case "equals" -> EQUALS;
                case "starts-with" -> STARTS_WITH;
                case "ends-with" -> ENDS_WITH;
                default -> CONTAINS;
            };
        }
    }

    /** A text to find in each of some properties. */
    public record Search(List<Name> properties, String text, Match match) {
        public Search {
            properties = List.copyOf(properties);
        }

        /** Whether a value has the text as it is sought. */
        public boolean matches(String value) {
            var in = value.toLowerCase(Locale.ROOT);
            var sought = text.toLowerCase(Locale.ROOT);
            return switch (match) {
                case CONTAINS -> in.contains(sought);
                case EQUALS -> in.equals(sought);
                case STARTS_WITH -> in.startsWith(sought);
                case ENDS_WITH -> in.endsWith(sought);
            };
        }
    }

    /** Reads it from the element on which the reader stands. */
    public static PrincipalSearch read(XmlReader xml) throws IOException {
        var all = !xml.attribute("test").filter("anyof"::equals).isPresent();
        var searches = new ArrayList<Search>();
        Optional<PropertyRequest> properties = Optional.empty();
        var everywhere = false;
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(SEARCH)) {
                searches.add(search(xml));
                if (searches.size() > PropertyRequest.MOST) {
                    throw new MalformedXml("more than " + PropertyRequest.MOST + " searches");
                }
            } else if (xml.name().equals(EVERYWHERE)) {
                everywhere = true;
            } else {
                properties = PropertyRequest.merged(properties, xml);
            }
        }
        if (searches.isEmpty()) {
            throw new MalformedXml("a principal-property-search holds a property-search");
        }
        return new PrincipalSearch(all, searches, properties.orElse(new PropertyRequest.Some(List.of())), everywhere);
    }

    private static Search search(XmlReader xml) throws IOException {
        var names = new ArrayList<Name>();
        Optional<Search> search = Optional.empty();
        for (var children = xml.children(); children.next(); ) {
            if (xml.name().equals(Names.PROP)) {
                for (var inner = xml.children(); inner.next(); ) {
                    names.add(xml.name());
                }
            } else if (xml.name().equals(MATCH)) {
                var match = Match.of(xml.attribute("match-type").orElse(""));
                search = Optional.of(new Search(List.of(), xml.text(), match));
            }
        }
        return search.map(found -> new Search(names, found.text(), found.match()))
                .orElseThrow(() -> new MalformedXml("a property-search holds a match"));
    }
}
