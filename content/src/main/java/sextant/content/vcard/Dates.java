package sextant.content.vcard;

import java.util.Optional;

/**
 * Dates and times in the extended spelling of 3.0 ({@code 1980-04-12T10:00:00Z}) and the basic one of 4.0
 * ({@code 19800412T100000Z}).
 */
final class Dates {
    private static final String DATE = "dddddddd";
    private static final String TIME = "dddddd";
    private static final String OFFSET = "dddd";

    private Dates() {}

    /** A whole date, perhaps with time and offset, in the basic spelling. Fractions of a second are dropped. */
    static Optional<String> basic(String value) {
        return Parts.of(value).map(parts -> parts.date() + parts.time() + parts.offset());
    }

    /** A whole date, perhaps with time and offset, in the extended spelling. */
    static Optional<String> extended(String value) {
        return Parts.of(value).map(parts -> parts.extendedDate() + parts.extendedTime() + parts.extendedOffset());
    }

    /** A date of which the year is left out, as month and day in four digits: {@code --0506}, {@code --05-06}. */
    static Optional<String> yearless(String value) {
        String trimmed = value.strip();
        String digits = trimmed.startsWith("--") ? trimmed.substring(2).replace("-", "") : "";
        return like(digits, OFFSET) ? Optional.of(digits) : Optional.empty();
    }

    /** Whether this is a date of 4.0 with parts left out (RFC 6350 4.3.1): {@code 1985}, {@code 1985-04}, {@code ---12}. */
    static boolean isReduced(String value) {
        return like(value, "dddd")
                || like(value, "dddd-dd")
                || like(value, "--dd")
                || like(value, "--dddd")
                || like(value, "---dd");
    }

    /** Whether the text has digits where the pattern has d, and the pattern's own characters elsewhere. */
    static boolean like(String text, String pattern) {
        boolean same = text.length() == pattern.length();
        for (int i = 0; same && i < pattern.length(); i++) {
            char c = text.charAt(i);
            same = pattern.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == pattern.charAt(i);
        }
        return same;
    }

    /**
     * The parts of a date-time in the basic spelling.
     *
     * @param date eight digits
     * @param time T and six digits, or empty
     * @param offset Z, or a sign and four digits, or empty
     */
    private record Parts(String date, String time, String offset) {
        static Optional<Parts> of(String value) {
            String text = value.strip().toUpperCase(java.util.Locale.ROOT);
            int t = text.indexOf('T');
            String date = (t < 0 ? text : text.substring(0, t));
            if (like(date, "dddd-dd-dd")) {
                date = date.replace("-", "");
            }
            if (!like(date, DATE)) {
                return Optional.empty();
            }
            return t < 0 ? Optional.of(new Parts(date, "", "")) : withTime(date, text.substring(t + 1));
        }

        private static Optional<Parts> withTime(String date, String rest) {
            int sign = Math.max(rest.indexOf('+'), rest.indexOf('-'));
            int end = rest.endsWith("Z") ? rest.length() - 1 : (sign < 0 ? rest.length() : sign);
            int fraction = rest.indexOf('.');
            String time = rest.substring(0, fraction >= 0 && fraction < end ? fraction : end)
                    .replace(":", "");
            String zone = rest.substring(end);
            String offset = zone.replace(":", "");
            if (like(offset, "+dd") || like(offset, "-dd")) {
                offset += "00";
            }
            boolean right =
                    like(time, TIME) && (offset.isEmpty() || offset.equals("Z") || like(offset.substring(1), OFFSET));
            return right ? Optional.of(new Parts(date, "T" + time, offset)) : Optional.empty();
        }

        String extendedDate() {
            return date.substring(0, 4) + "-" + date.substring(4, 6) + "-" + date.substring(6);
        }

        String extendedTime() {
            return time.isEmpty() ? "" : time.substring(0, 3) + ":" + time.substring(3, 5) + ":" + time.substring(5);
        }

        String extendedOffset() {
            return offset.length() < 2 ? offset : offset.substring(0, 3) + ":" + offset.substring(3);
        }
    }
}
