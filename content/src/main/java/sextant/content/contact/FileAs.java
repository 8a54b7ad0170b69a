package sextant.content.contact;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.line.Component;

/** The text a contact is filed under: what it is when nobody set one, and what a rule makes of the names. */
public final class FileAs {
    /** How the text is made of the names (EWS FileAsMappingType). */
    public enum Rule {
        NONE("None", ""),
        LAST_COMMA_FIRST("LastCommaFirst", "L, F M"),
        FIRST_SPACE_LAST("FirstSpaceLast", "F M L S"),
        COMPANY("Company", "C"),
        LAST_COMMA_FIRST_COMPANY("LastCommaFirstCompany", "L, F M\nC"),
        COMPANY_LAST_FIRST("CompanyLastFirst", "C\nLF M"),
        LAST_FIRST("LastFirst", "LF M"),
        LAST_FIRST_COMPANY("LastFirstCompany", "LF M\nC"),
        COMPANY_LAST_COMMA_FIRST("CompanyLastCommaFirst", "C\nL, F M"),
        LAST_FIRST_SUFFIX("LastFirstSuffix", "LF M S"),
        LAST_SPACE_FIRST_COMPANY("LastSpaceFirstCompany", "L F M\nC"),
        COMPANY_LAST_SPACE_FIRST("CompanyLastSpaceFirst", "C\nL F M"),
        LAST_SPACE_FIRST("LastSpaceFirst", "L F M"),
        DISPLAY_NAME("DisplayName", "D"),
        FIRST_NAME("FirstName", "F"),
        LAST_FIRST_MIDDLE_SUFFIX("LastFirstMiddleSuffix", "L, F M S"),
        LAST_NAME("LastName", "L"),
        EMPTY("Empty", "");

        private final String word;
        private final String pattern; // letters stand for names, all else for itself between two that are there

        Rule(String word, String pattern) {
            this.word = word;
            this.pattern = pattern;
        }

        /** The word of EWS. */
        public String word() {
            return word;
        }

        static Codec<Rule> codec() {
            Map<String, Rule> rules = new HashMap<>();
            for (Rule rule : values()) {
                rules.put(rule.word.toUpperCase(Locale.ROOT), rule);
            }
            return Codecs.words(Rule.class, rules, Rule::word);
        }
    }

    private FileAs() {}

    /** The stored text, else the derived one: what a peer is shown that must have one. Empty only for a nameless card. */
    public static String shown(Component card) {
        return Names.FILE_AS.get(card).orElseGet(() -> derived(card));
    }

    /** What stands for a text that nobody set: last and first name, else company, else e-mail address. Not to be stored. */
    public static String derived(Component card) {
        return Stream.of(
                        make(card, Rule.LAST_COMMA_FIRST),
                        Work.COMPANY.get(card).orElse(""),
                        Mails.EMAIL_1.get(card).orElse(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The text a rule makes of the names of a card; empty for {@link Rule#NONE} and where the names are missing. */
    public static String make(Component card, Rule rule) {
        var text = new StringBuilder();
        var between = new StringBuilder();
        boolean skipped = false; // a name that is missing takes the separator behind it along
        for (int i = 0; i < rule.pattern.length(); i++) {
            char c = rule.pattern.charAt(i);
            Optional<Lens<String>> name = name(c);
            if (name.isEmpty()) {
                if (c == '\n') { // a new line separates whatever is missing before it
                    between.setLength(0);
                }
                between.append(skipped && c != '\n' ? "" : c);
                continue;
            }
            Optional<String> value = name.get().get(card);
            if (value.isPresent()) {
                text.append(text.isEmpty() ? "" : between).append(value.get());
                between.setLength(0);
            }
            skipped = value.isEmpty() && !between.isEmpty();
        }
        return text.toString();
    }

    private static Optional<Lens<String>> name(char letter) {
        return switch (letter) {
            case 'L' -> Optional.of(Names.FAMILY_NAME);
            case 'F' -> Optional.of(Names.GIVEN_NAME);
            case 'M' -> Optional.of(Names.MIDDLE_NAME);
            case 'S' -> Optional.of(Names.NAME_SUFFIX);
            case 'C' -> Optional.of(Work.COMPANY);
            case 'D' -> Optional.of(Names.FULL_NAME);
            default -> Optional.empty();
        };
    }

    /**
     * Makes the stored text anew if the card has a rule that says how. Call it after any change of a name, from whatever
     * protocol.
     */
    public static void follow(Component card) {
        Rule rule = Names.FILE_AS_RULE.get(card).orElse(Rule.NONE);
        if (rule == Rule.NONE) {
            return;
        }
        Names.FILE_AS.set(card, make(card, rule));
    }
}
