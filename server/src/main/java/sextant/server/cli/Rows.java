package sextant.server.cli;

/** Lines for people and scripts: one row a line, columns separated by tabs. */
final class Rows {
    private Rows() {}

    static String of(String... columns) {
        var row = new StringBuilder();
        var first = true;
        for (var column : columns) {
            row.append(first ? "" : "\t").append(printable(column));
            first = false;
        }
        return row.toString();
    }

    /** The text without anything that would break out of its column or speak to a terminal. */
    static String printable(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            var type = Character.getType(c);
            var speaks = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            clean.appendCodePoint(speaks ? ' ' : c);
        });
        return clean.toString();
    }
}
