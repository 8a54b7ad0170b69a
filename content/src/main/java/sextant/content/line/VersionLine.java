package sextant.content.line;

import java.nio.charset.StandardCharsets;

/** Looks ahead for the VERSION of a component, which need not be its first line. */
final class VersionLine {
    private VersionLine() {}

    /** The version of the component whose BEGIN line ends here; empty if it has none. */
    static String find(byte[] octets, int from) {
        int depth = 0;
        for (int at = from; at < octets.length; at = Octets.lineEnd(octets, at)) {
            if (startsWith(octets, at, "BEGIN:")) {
                depth++;
            } else if (startsWith(octets, at, "END:")) {
                if (depth-- == 0) {
                    return "";
                }
            } else if (depth == 0 && startsWith(octets, at, "VERSION")) {
                Slice line = new Slice(octets, at, Octets.lineEnd(octets, at)).withoutLineEnd();
                String text = new String(octets, at, line.length(), StandardCharsets.ISO_8859_1);
                int colon = text.indexOf(':');
                if (colon >= 0 && !Character.isLetterOrDigit(text.charAt("VERSION".length()))) {
                    return text.substring(colon + 1).strip();
                }
            }
        }
        return "";
    }

    /** Whether these octets start with this upper-case keyword, in any case. */
    static boolean startsWith(byte[] octets, int from, String keyword) {
        if (octets.length - from < keyword.length()) {
            return false;
        }
        for (int i = 0; i < keyword.length(); i++) {
            int octet = octets[from + i];
            int upper = octet >= 'a' && octet <= 'z' ? octet - 32 : octet;
            if (upper != keyword.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
