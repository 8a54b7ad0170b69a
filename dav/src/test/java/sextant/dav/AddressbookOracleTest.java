package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.property.VCardProperty;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an addressbook-query finds, compared with the long way over ez-vcard. */
class AddressbookOracleTest {
    private static final int CARDS = 120;
    private static final int FILTERS = 400;
    private static final List<String> WORDS =
            List.of("anna", "Anna", "ANNE Müller", "müller", "Bert", "bertram", "mail", "Ço", "x");
    private static final List<String> TYPES = List.of("HOME", "WORK", "CELL");
    private static final List<String> NAMES = List.of("FN", "EMAIL", "TEL", "NICKNAME", "NOTE", "UID", "item1.EMAIL");

    /** A prop-filter with up to two text-matches and a param-filter on TYPE. */
    private record Property(String name, boolean undefined, boolean all, List<Text> texts, String type) {
        String xml() {
            var inside = new StringBuilder();
            texts.forEach(text -> inside.append(text.xml()));
            if (!type.isEmpty()) {
                inside.append("<CR:param-filter name='TYPE'>")
                        .append(
                                type.equals("!")
                                        ? "<CR:is-not-defined/>"
                                        : "<CR:text-match match-type='equals'>" + type + "</CR:text-match>")
                        .append("</CR:param-filter>");
            }
            return "<CR:prop-filter name='" + name + "' test='" + (all ? "allof" : "anyof") + "'>"
                    + (undefined ? "<CR:is-not-defined/>" : inside) + "</CR:prop-filter>";
        }

        boolean matches(VCard card) {
            var found = properties(card);
            return undefined ? found.isEmpty() : found.stream().anyMatch(this::matches);
        }

        private List<Line> properties(VCard card) {
            return switch (name) {
                case "FN" -> lines(card.getFormattedNames(), one -> List.of(one.getValue()));
                case "EMAIL" -> lines(card.getEmails(), one -> List.of(one.getValue()));
                case "item1.EMAIL" ->
                    lines(
                            card.getEmails().stream()
                                    .filter(one -> "item1".equals(one.getGroup()))
                                    .toList(),
                            one -> List.of(one.getValue()));
                case "TEL" -> lines(card.getTelephoneNumbers(), one -> List.of(one.getText()));
                case "NICKNAME" ->
                    lines(card.getNicknames(), one -> {
                        var texts = new ArrayList<>(one.getValues());
                        texts.add(String.join(",", one.getValues()));
                        return texts;
                    });
                case "NOTE" -> lines(card.getNotes(), one -> List.of(one.getValue()));
                default -> lines(List.of(card.getUid()), one -> List.of(one.getValue()));
            };
        }

        private boolean matches(Line line) {
            if (texts.isEmpty() && type.isEmpty()) {
                return true;
            }
            Stream<Boolean> tests = Stream.concat(
                    texts.stream().map(text -> text.matches(line.texts())),
                    Stream.of(type).filter(one -> !one.isEmpty()).map(line::hasType));
            return all ? tests.allMatch(held -> held) : tests.anyMatch(held -> held);
        }
    }

    /** A property as ez-vcard has it. */
    private record Line(List<String> texts, List<String> types) {
        boolean hasType(String type) {
            return type.equals("!") ? types.isEmpty() : types.stream().anyMatch(type::equalsIgnoreCase);
        }
    }

    private static <T extends VCardProperty> List<Line> lines(
            List<T> properties, java.util.function.Function<T, List<String>> texts) {
        return properties.stream()
                .map(one -> new Line(texts.apply(one), one.getParameters().getTypes()))
                .toList();
    }

    /** A text-match. */
    private record Text(String sought, String match, boolean exact, boolean negated) {
        String xml() {
            return "<CR:text-match match-type='" + match + "'" + (exact ? " collation='i;octet'" : "")
                    + (negated ? " negate-condition='yes'" : "") + ">" + sought + "</CR:text-match>";
        }

        boolean matches(List<String> texts) {
            var wanted = folded(sought);
            Predicate<String> test = text -> switch (match) {
                case "equals" -> text.equals(wanted);
                case "starts-with" -> text.startsWith(wanted);
                case "ends-with" -> text.endsWith(wanted);
                default -> text.contains(wanted);
            };
            return texts.stream().map(this::folded).anyMatch(test) != negated;
        }

        private String folded(String text) {
            return exact ? text : text.toLowerCase(Locale.ROOT);
        }
    }

    private static <T> T one(SplittableRandom random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static byte[] card(SplittableRandom random, String uid) {
        var version = random.nextBoolean() ? "3.0" : "4.0";
        var lines = new ArrayList<>(List.of("BEGIN:VCARD", "VERSION:" + version, "UID:" + uid, "N:;;;;"));
        lines.add("FN:" + one(random, WORDS));
        if (version.equals("4.0") && random.nextInt(3) == 0) {
            lines.add("FN:" + one(random, WORDS));
        }
        for (var i = random.nextInt(3); i > 0; i--) {
            var type = random.nextBoolean() ? ";TYPE=" + one(random, TYPES) : "";
            var word = one(random, WORDS).replace(' ', '.');
            lines.add((random.nextInt(3) == 0 ? "item1." : "") + "EMAIL" + type + ":" + word + "@Example.org");
        }
        if (random.nextBoolean()) {
            lines.add("TEL;TYPE=" + one(random, TYPES) + "," + one(random, TYPES) + ":+49 " + random.nextInt(100, 130));
        }
        if (random.nextBoolean()) {
            lines.add("NICKNAME:" + one(random, WORDS) + "," + one(random, WORDS));
        }
        if (random.nextBoolean()) {
            lines.add("NOTE:" + one(random, WORDS) + "\\, " + one(random, WORDS));
        }
        lines.add("END:VCARD");
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Property filter(SplittableRandom random) {
        var texts = new ArrayList<Text>();
        for (var i = random.nextInt(3); i > 0; i--) {
            var word = random.nextInt(6) == 0 ? "+49 1" : one(random, WORDS);
            var sought = random.nextBoolean() ? word : word.substring(0, 1);
            var match = one(random, List.of("contains", "equals", "starts-with", "ends-with"));
            texts.add(new Text(sought, match, random.nextInt(4) == 0, random.nextInt(5) == 0));
        }
        var type = random.nextInt(4) == 0 ? one(random, List.of("home", "WORK", "!")) : "";
        return new Property(one(random, NAMES), random.nextInt(6) == 0, random.nextBoolean(), texts, type);
    }

    @Test
    void aQueryFindsWhatAnotherLibraryFindsTheLongWay() {
        var seed = 42L;
        var random = new SplittableRandom(seed);
        var rig = new Rig();
        var cards = new TreeMap<String, VCard>();
        for (var i = 0; i < CARDS; i++) {
            var name = "c" + i;
            var card = card(random, name);
            assertThat(rig.put(Rig.CONTACTS + name, card).status()).isEqualTo(201);
            cards.put(
                    name,
                    Ezvcard.parse(new String(card, StandardCharsets.UTF_8)).first());
        }
        for (var i = 0; i < FILTERS; i++) {
            var filters = Stream.generate(() -> filter(random))
                    .limit(random.nextInt(1, 4))
                    .toList();
            var all = random.nextBoolean();
            var expected = new TreeSet<String>();
            cards.forEach((name, card) -> {
                if (all
                        ? filters.stream().allMatch(one -> one.matches(card))
                        : filters.stream().anyMatch(one -> one.matches(card))) {
                    expected.add(name);
                }
            });
            var xml = "<CR:filter test='" + (all ? "allof" : "anyof") + "'>"
                    + String.join("", filters.stream().map(Property::xml).toList()) + "</CR:filter>";
            var found = new TreeSet<String>();
            rig.report(Rig.CONTACTS, "CR:addressbook-query", Rig.props("D:getetag") + xml)
                    .rows()
                    .keySet()
                    .forEach(href -> found.add(href.substring(Rig.CONTACTS.length())));
            assertThat(found).as("seed %d, filter %s", seed, xml).isEqualTo(expected);
        }
    }
}
