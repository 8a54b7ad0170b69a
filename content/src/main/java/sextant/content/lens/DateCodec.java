package sextant.content.lens;

import java.util.Optional;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/**
 * A birthday or another date of a vCard, in every spelling that occurs: basic, extended and truncated (RFC 6350 4.3.1), with
 * a time behind it, and Apple's 1604 for an unknown year.
 */
record DateCodec() implements Codec<PartialDate> {
    private static final String OMIT_YEAR = "X-APPLE-OMIT-YEAR";
    private static final int APPLE_YEAR = 1604;

    @Override
    public Class<?> type() {
        return PartialDate.class;
    }

    @Override
    public Optional<PartialDate> read(Property line) {
        Optional<PartialDate> date = parse(dateOf(line.value()));
        Optional<Integer> omitted = line.parameter(OMIT_YEAR).flatMap(Codecs::parse);
        return date.filter(known -> omitted.isPresent() && omitted.get() == known.year())
                .flatMap(known -> PartialDate.ifPossible(0, known.month(), known.day()))
                .or(() -> date);
    }

    @Override
    public Property write(Property line, PartialDate value, Dialect dialect) {
        String old = line.value().strip();
        boolean dashes = old.isEmpty() ? dialect == Dialect.VCARD_3 : isExtended(old);
        // a truncated date is new in version 4.0; a line that has one already shows that its author knows it
        boolean apple = value.isYearless() && dialect != Dialect.VCARD_4 && !old.startsWith("--");
        String date =
                apple ? text(new PartialDate(APPLE_YEAR, value.month(), value.day()), dashes) : text(value, dashes);
        String time =
                value.date().isPresent() || apple ? old.substring(dateOf(old).length()) : "";
        Property bare = line.withoutParameter(OMIT_YEAR);
        if (line.hasParameter("VALUE", "TEXT") || (time.isEmpty() && line.hasParameter("VALUE", "DATE-TIME"))) {
            bare = bare.withoutParameter("VALUE");
        }
        Property marked = apple ? bare.withParameter(OMIT_YEAR, Integer.toString(APPLE_YEAR)) : bare;
        return marked.withValue(date + (parse(dateOf(old)).isPresent() ? time : ""));
    }

    private static boolean isExtended(String old) {
        return old.startsWith("--") ? old.indexOf('-', 2) > 0 : old.indexOf('-') > 0;
    }

    private static String dateOf(String value) {
        String text = value.strip();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && (c < '0' || c > '9')) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static Optional<PartialDate> parse(String text) {
        if (text.length() > 10) {
            return Optional.empty();
        }
        String digits = text.replace("-", "");
        if (text.startsWith("---")) {
            return digits.length() == 2 ? date("0000", "00", digits) : Optional.empty();
        }
        if (text.startsWith("--")) {
            return switch (digits.length()) {
                case 2 -> date("0000", digits, "00");
                case 4 -> date("0000", digits.substring(0, 2), digits.substring(2));
                default -> Optional.empty();
            };
        }
        return switch (digits.length()) {
            case 4 -> date(digits, "00", "00");
            case 6 -> text.length() == 7 ? date(digits.substring(0, 4), digits.substring(4), "00") : Optional.empty();
            case 8 -> date(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6));
            default -> Optional.empty();
        };
    }

    private static Optional<PartialDate> date(String year, String month, String day) {
        return PartialDate.ifPossible(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static String text(PartialDate date, boolean dashes) {
        String dash = dashes ? "-" : "";
        String year = digits(date.year(), 4);
        String month = digits(date.month(), 2);
        String day = digits(date.day(), 2);
        if (date.year() == 0) {
            if (date.month() == 0) {
                return "---" + day;
            }
            return "--" + month + (date.day() == 0 ? "" : dash + day);
        }
        if (date.month() == 0) {
            return year;
        }
        return date.day() == 0 ? year + "-" + month : year + dash + month + dash + day;
    }

    private static String digits(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
