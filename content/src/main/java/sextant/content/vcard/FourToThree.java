package sextant.content.vcard;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.content.line.Property;
import sextant.content.line.Text;

/** From vCard 4.0 (RFC 6350) to 3.0 (RFC 2426) in the spelling that its clients know, Apple's first. */
final class FourToThree {
    /** An address of seven empty fields. */
    static final String NO_ADDRESS = ";;;;;;";

    static final Table TABLE = new Table(
            Map.ofEntries(
                    entry("ADR", FourToThree::adr),
                    entry("N", FourToThree::n),
                    entry("EMAIL", (line, card) -> List.of(plain(withInternet(line), line, card))),
                    entry("TEL", (line, card) -> List.of(tel(plain(line, card)))),
                    entry("PHOTO", new MediaRow("image")::down),
                    entry("LOGO", new MediaRow("image")::down),
                    entry("SOUND", new MediaRow("audio")::down),
                    entry("KEY", new MediaRow("application")::down),
                    entry("BDAY", (line, card) -> List.of(date(plain(line, card)))),
                    entry(
                            "ANNIVERSARY",
                            (line, card) -> List.of(date(plain(line, card).withName("X-ANNIVERSARY")))),
                    entry("REV", (line, card) -> List.of(timestamp(plain(line, card)))),
                    entry("GEO", (line, card) -> List.of(geo(plain(line, card)))),
                    entry("TZ", (line, card) -> List.of(zone(plain(line, card)))),
                    entry("KIND", (line, card) -> renamed(line, card, "X-ADDRESSBOOKSERVER-KIND")),
                    entry("MEMBER", (line, card) -> renamed(line, card, "X-ADDRESSBOOKSERVER-MEMBER")),
                    entry("GENDER", (line, card) -> List.of(gender(plain(line, card)))),
                    entry("RELATED", FourToThree::related),
                    entry("X-AGENT", (line, card) -> renamed(line, card, "AGENT")),
                    entry("X-CLASS", (line, card) -> renamed(line, card, "CLASS")),
                    entry("X-MAILER", (line, card) -> renamed(line, card, "MAILER")),
                    entry("X-NAME", (line, card) -> renamed(line, card, "NAME")),
                    entry("X-PROFILE", (line, card) -> renamed(line, card, "PROFILE"))),
            (line, card) -> List.of(plain(line, card)));

    private FourToThree() {}

    /** The line in the parameters of 3.0: the word pref for the preferred one, no quoted lists of types. */
    static Property plain(Property line, Card card) {
        return plain(line, line, card);
    }

    private static Property plain(Property changed, Property original, Card card) {
        List<String> words = new ArrayList<>(Types.of(changed));
        Property line = changed;
        boolean first = Types.preference(original).filter(rank -> rank == 1).isPresent();
        if (first) {
            line = line.withoutParameter("PREF");
        }
        // Where nothing has PREF=1 the best one is preferred too, and keeps its PREF for the way back.
        if ((first || card.isMostPreferred(original)) && !Types.contain(words, Types.PREFERRED)) {
            words.add(Types.PREFERRED);
        }
        return Types.set(line, words);
    }

    private static List<Property> renamed(Property line, Card card, String name) {
        return List.of(plain(line, card).withName(name));
    }

    // RFC 2426 3.3.2: internet is the default, but older clients look for the word
    private static Property withInternet(Property line) {
        List<String> words = new ArrayList<>(Types.of(line));
        if (Types.contain(words, "internet") || Types.contain(words, "x400")) {
            return line;
        }
        words.addFirst("INTERNET");
        return Types.set(line, words);
    }

    private static List<Property> adr(Property line, Card card) {
        Optional<String> label = line.parameter("LABEL");
        Property adr = plain(line.withoutParameter("LABEL"), line, card);
        if (label.isEmpty()) {
            return List.of(plain(line, card));
        }
        Property free = adr.withName("LABEL").withText(label.get());
        boolean empty = line.value().chars().allMatch(c -> c == ';');
        return empty ? List.of(free) : List.of(adr, free);
    }

    private static List<Property> n(Property line, Card card) {
        List<String> sort = line.parameterValues("SORT-AS");
        Property n = plain(line, card);
        if (sort.isEmpty()) {
            return List.of(n);
        }
        return List.of(n.withoutParameter("SORT-AS"), Property.ofText("SORT-STRING", String.join(",", sort)));
    }

    private static Property tel(Property line) {
        String value = line.value().strip();
        if (!value.regionMatches(true, 0, "tel:", 0, 4)) {
            return line.hasParameter("VALUE", "text") ? line.withoutParameter("VALUE") : line;
        }
        String number = value.substring(4);
        int parameters = number.indexOf(';');
        String extension = parameters < 0 ? "" : number.substring(parameters);
        String said = parameters < 0 ? number : number.substring(0, parameters);
        if (extension.regionMatches(true, 0, ";ext=", 0, 5)) {
            said += " ext. " + extension.substring(5);
        }
        return line.withoutParameter("VALUE").withText(said);
    }

    private static Property date(Property line) {
        if (line.hasParameter("VALUE", "text")) {
            return line;
        }
        String value = line.value();
        Property bare = line.withoutParameter("VALUE");
        Optional<String> yearless = Dates.yearless(value);
        if (yearless.isPresent()) {
            String date = yearless.get();
            // Apple's way of saying that the year is unknown
            return bare.withParameter("X-APPLE-OMIT-YEAR", "1604")
                    .withValue("1604-" + date.substring(0, 2) + "-" + date.substring(2));
        }
        Optional<String> extended = Dates.extended(value);
        if (extended.isEmpty()) {
            return line.withParameter("VALUE", "text");
        }
        // RFC 2426 3.1.5: a date unless it says otherwise
        boolean timed = extended.get().indexOf('T') >= 0;
        return (timed ? bare.withParameter("VALUE", "date-time") : bare).withValue(extended.get());
    }

    private static Property timestamp(Property line) {
        return Dates.extended(line.value()).map(line::withValue).orElse(line);
    }

    private static Property geo(Property line) {
        String value = line.value().strip();
        int comma = value.indexOf(',');
        if (!value.regionMatches(true, 0, "geo:", 0, 4) || comma < 0) {
            return line;
        }
        int end = comma + 1;
        while (end < value.length() && ",;".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return line.withValue(value.substring(4, comma) + ";" + value.substring(comma + 1, end));
    }

    private static Property zone(Property line) {
        String value = line.value().strip();
        if (line.hasParameter("VALUE", "uri")) {
            return line;
        }
        if (line.hasParameter("VALUE", "utc-offset") && Dates.like(value.replace("-", "+"), "+dddd")) {
            return line.withoutParameter("VALUE").withValue(value.substring(0, 3) + ":" + value.substring(3));
        }
        return line.withParameter("VALUE", "text");
    }

    private static Property gender(Property line) {
        List<String> fields = Text.splitStructured(line.value());
        String word = fields.size() > 1 ? Text.unescape(fields.get(1)) : "";
        boolean spelledOut = word.equalsIgnoreCase("male") || word.equalsIgnoreCase("female");
        boolean wordOnly = fields.size() > 1 && fields.getFirst().isEmpty();
        Property renamed = line.withName("X-GENDER");
        return spelledOut || wordOnly ? renamed.withText(word) : renamed;
    }

    private static List<Property> related(Property line, Card card) {
        Property related = plain(line, card);
        boolean agent = Types.contain(Types.of(line), "agent") && !line.hasParameter("VALUE", "text");
        return List.of(
                agent
                        ? Types.set(related, Types.without(Types.of(related), "agent"))
                                .withName("AGENT")
                                .withParameter("VALUE", "uri")
                        : related);
    }
}
