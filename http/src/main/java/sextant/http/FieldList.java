package sextant.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;

/** Reads fields whose value is a list of plain tokens (RFC 9110 5.6.1), and never fails on what is none. */
final class FieldList {
    private FieldList() {}

    /** The elements of all fields of this name, in order. */
    static List<String> of(HttpFields fields, String name) {
        var elements = new ArrayList<String>();
        for (String value : fields.getValuesList(name)) {
            for (String element : value.split(",", -1)) {
                String stripped = element.strip();
                if (!stripped.isEmpty()) {
                    elements.add(stripped);
                }
            }
        }
        return elements;
    }

    /** Whether a list of weighted codings takes this one (RFC 9110 12.5.3). */
    static boolean accepts(HttpFields fields, String name, String coding) {
        boolean any = false;
        for (String element : of(fields, name)) {
            String[] parts = element.split(";", -1);
            String offered = parts[0].strip();
            boolean refused = parts.length > 1 && isZero(parts[1].strip().toLowerCase(Locale.ROOT));
            if (offered.equalsIgnoreCase(coding)) {
                return !refused;
            }
            any |= offered.equals("*") && !refused;
        }
        return any;
    }

    /** A weight has at most three digits after the point (RFC 9110 12.4.2). */
    private static boolean isZero(String weight) {
        return weight.equals("q=0") || weight.equals("q=0.0") || weight.equals("q=0.00") || weight.equals("q=0.000");
    }
}
