package sextant.content.vcard;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.content.line.Property;
import sextant.content.line.Text;

/** From vCard 3.0 (RFC 2426) to 4.0 (RFC 6350; what changed: its appendix A). */
final class ThreeToFour {
    private static final String OMITTED = "X-APPLE-OMIT-YEAR";

    static final Table TABLE = new Table(
            Map.ofEntries(
                    entry("ADR", ThreeToFour::adr),
                    entry("LABEL", ThreeToFour::label),
                    entry("N", ThreeToFour::n),
                    entry("SORT-STRING", (line, card) -> card.isUsedSortString(line) ? List.of() : same(line)),
                    entry("EMAIL", (line, card) -> List.of(plain(withoutInternet(line)))),
                    entry("PHOTO", new MediaRow("image")::up),
                    entry("LOGO", new MediaRow("image")::up),
                    entry("SOUND", new MediaRow("audio")::up),
                    entry("KEY", new MediaRow("application")::up),
                    entry("BDAY", (line, card) -> List.of(date(plain(line)))),
                    entry("X-ANNIVERSARY", (line, card) -> renamedUnless(line, card, "ANNIVERSARY", ThreeToFour::date)),
                    entry("REV", (line, card) -> List.of(timestamp(plain(line)))),
                    entry("GEO", (line, card) -> List.of(geo(plain(line)))),
                    entry("TZ", (line, card) -> List.of(zone(plain(line)))),
                    entry("X-ADDRESSBOOKSERVER-KIND", (line, card) -> renamedUnless(line, card, "KIND", l -> l)),
                    entry(
                            "X-ADDRESSBOOKSERVER-MEMBER",
                            (line, card) -> List.of(plain(line).withName("MEMBER"))),
                    entry("X-GENDER", (line, card) -> renamedUnless(line, card, "GENDER", ThreeToFour::gender)),
                    entry("AGENT", ThreeToFour::agent),
                    entry("CLASS", (line, card) -> List.of(plain(line).withName("X-CLASS"))),
                    entry("MAILER", (line, card) -> List.of(plain(line).withName("X-MAILER"))),
                    entry("NAME", (line, card) -> List.of(plain(line).withName("X-NAME"))),
                    entry("PROFILE", (line, card) -> List.of(plain(line).withName("X-PROFILE")))),
            (line, card) -> same(line));

    private ThreeToFour() {}

    private static List<Property> same(Property line) {
        return List.of(plain(line));
    }

    /** The line in the parameters of 4.0: PREF for the word pref, no charset and no quoted-printable. */
    static Property plain(Property line) {
        List<String> words = Types.of(line);
        boolean preferred = Types.contain(words, Types.PREFERRED);
        Property typed =
                Types.set(line, preferred ? Types.without(words, Types.PREFERRED) : line.parameterValues("TYPE"));
        if (preferred && line.parameter("PREF").isEmpty()) {
            typed = typed.withParameter("PREF", "1"); // RFC 6350 5.3
        }
        return OldToThree.withoutTransfer(typed);
    }

    private static List<Property> renamedUnless(
            Property line, Card card, String name, java.util.function.UnaryOperator<Property> change) {
        return card.has(name) ? same(line) : List.of(change.apply(plain(line).withName(name)));
    }

    private static Property withoutInternet(Property line) {
        return Types.set(line, Types.without(Types.of(line), "internet"));
    }

    // RFC 6350 6.3.1: the delivery label is a parameter of its address
    private static List<Property> adr(Property line, Card card) {
        Property adr = plain(line);
        return List.of(card.labelOf(line)
                .map(label -> adr.withParameter("LABEL", label.text()))
                .orElse(adr));
    }

    private static List<Property> label(Property line, Card card) {
        if (card.isUsed(line)) {
            return List.of();
        }
        return List.of(
                plain(line).withName("ADR").withParameter("LABEL", line.text()).withValue(FourToThree.NO_ADDRESS));
    }

    private static List<Property> n(Property line, Card card) {
        Property n = plain(line);
        return List.of(card.sortStringOf(line)
                .map(sort -> n.withParameter("SORT-AS", sort.text()))
                .orElse(n));
    }

    private static Property date(Property line) {
        Property bare = line.withoutParameter("VALUE");
        String value = line.value();
        Optional<String> basic = Dates.basic(value);
        Optional<String> yearless = Dates.yearless(value);
        Optional<String> omitted = line.parameter(OMITTED);
        if (basic.isPresent() && omitted.isPresent() && basic.get().startsWith(omitted.get())) {
            String monthAndDay = basic.get().substring(4, 8);
            return bare.withoutParameter(OMITTED).withValue("--" + monthAndDay);
        }
        if (basic.isPresent() || yearless.isPresent()) {
            return bare.withValue(basic.orElseGet(() -> "--" + yearless.orElseThrow()));
        }
        return Dates.isReduced(value.strip()) ? bare : line.withParameter("VALUE", "text");
    }

    private static Property timestamp(Property line) {
        return Dates.basic(line.value())
                .map(basic ->
                        line.withoutParameter("VALUE").withValue(basic.indexOf('T') < 0 ? basic + "T000000Z" : basic))
                .orElse(line);
    }

    private static Property geo(Property line) {
        List<String> fields = Text.splitStructured(line.value());
        return fields.size() == 2
                ? line.withValue("geo:" + fields.getFirst().strip() + ","
                        + fields.getLast().strip())
                : line;
    }

    private static Property zone(Property line) {
        String value = line.value().strip();
        boolean offset = Dates.like(value.replace("-", "+"), "+dd:dd");
        Property bare = line.withoutParameter("VALUE");
        return offset ? bare.withParameter("VALUE", "utc-offset").withValue(value.replace(":", "")) : bare;
    }

    private static Property gender(Property line) {
        String value = line.text().strip();
        return switch (value.toUpperCase(java.util.Locale.ROOT)) {
            case "M", "F", "O", "N", "U", "" -> line;
            case "MALE" -> line.withValue("M;" + value);
            case "FEMALE" -> line.withValue("F;" + value);
            default ->
                Dates.like(value, ";") || (value.length() > 1 && value.charAt(1) == ';')
                        ? line
                        : line.withValue(";" + Text.escape(value));
        };
    }

    private static List<Property> agent(Property line, Card card) {
        Property agent = plain(line);
        if (line.hasParameter("VALUE", "uri") || line.hasParameter("VALUE", "url")) {
            return List.of(agent.withName("RELATED").withoutParameter("VALUE").withParameter("TYPE", "agent"));
        }
        return List.of(agent.withName("X-AGENT"));
    }
}
