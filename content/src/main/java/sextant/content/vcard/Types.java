package sextant.content.vcard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.content.line.Parameter;
import sextant.content.line.Property;

/** TYPE words and PREF of a line. */
final class Types {
    static final String PREFERRED = "pref";

    private Types() {}

    /** All TYPE words as spelled; {@code TYPE="work,voice"} (RFC 6350 5.6) counts as two. */
    static List<String> of(Property line) {
        List<String> words = new ArrayList<>();
        for (String value : line.parameterValues("TYPE")) {
            int start = 0;
            for (int comma = value.indexOf(','); comma >= 0; comma = value.indexOf(',', start)) {
                words.add(value.substring(start, comma).strip());
                start = comma + 1;
            }
            words.add(value.substring(start).strip());
        }
        return words;
    }

    static boolean contain(List<String> words, String wanted) {
        return words.stream().anyMatch(wanted::equalsIgnoreCase);
    }

    static List<String> without(List<String> words, String unwanted) {
        return words.stream().filter(word -> !word.equalsIgnoreCase(unwanted)).toList();
    }

    /** The line with exactly these words; the same line if it has them already in the spelling of 3.0 and 4.0. */
    static Property set(Property line, List<String> words) {
        boolean bare = line.parameters().stream().anyMatch(Parameter::isBare);
        if (!bare && words.equals(line.parameterValues("TYPE"))) {
            return line;
        }
        List<Parameter> changed = new ArrayList<>();
        boolean placed = words.isEmpty();
        for (Parameter parameter : line.parameters()) {
            if (!parameter.name().equals("TYPE")) {
                changed.add(parameter.isBare() ? parameter.respelled() : parameter);
            } else if (!placed) {
                changed.add(Parameter.of("TYPE", words));
                placed = true;
            }
        }
        if (!placed) {
            changed.add(Parameter.of("TYPE", words));
        }
        return line.withParameters(changed);
    }

    /** The declared PREF, from 1 for the most to 100 for the least preferred. */
    static Optional<Integer> preference(Property line) {
        String declared = line.parameter("PREF").orElse("").strip();
        if (declared.isEmpty() || declared.length() > 3 || !declared.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int rank = Integer.parseInt(declared);
        return rank >= 1 && rank <= 100 ? Optional.of(rank) : Optional.empty();
    }
}
