package sextant.content.lens;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.content.line.Property;

/** The TYPE words of a vCard line and the preference it declares. */
public final class Types {
    private static final int NOT_PREFERRED = 101; // one below the least preference of RFC 6350 5.3

    private Types() {}

    /** All TYPE words in upper case; {@code TYPE="work,voice"} (RFC 6350 5.6) counts as two. */
    public static Set<String> of(Property line) {
        List<String> values = line.parameterValues("TYPE");
        if (values.isEmpty()) {
            return Set.of();
        }
        Set<String> types = new HashSet<>();
        for (String value : values) {
            if (value.indexOf(',') < 0) {
                types.add(Codecs.word(value));
                continue;
            }
            for (String word : value.split(",", -1)) {
                types.add(Codecs.word(word));
            }
        }
        return types;
    }

    /** 1 for the most preferred, 100 for the least, 101 when no preference is declared. */
    public static int preference(Property line) {
        Optional<String> declared = line.parameter("PREF");
        if (declared.isPresent()) {
            int rank = Codecs.parse(declared.get()).orElse(NOT_PREFERRED);
            return rank >= 1 && rank <= 100 ? rank : NOT_PREFERRED;
        }
        return of(line).contains("PREF") ? 1 : NOT_PREFERRED;
    }
}
