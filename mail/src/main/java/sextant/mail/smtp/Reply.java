package sextant.mail.smtp;

import java.util.List;

/**
 * What a server says to a command (RFC 5321 4.2), with an enhanced status code (RFC 2034) where there is one.
 *
 * @param code three digits
 * @param status class, subject and detail, for example {@code 5.1.1}; empty for none
 * @param lines what it says; at least one, each of printable ASCII
 */
public record Reply(int code, String status, List<String> lines) {
    public Reply {
        lines = lines.stream().map(Reply::printable).toList();
    }

    public static Reply of(int code, String status, String text) {
        return new Reply(code, status, List.of(text));
    }

    /** Without an enhanced code, which greetings and answers to EHLO do not have. */
    public static Reply plain(int code, List<String> lines) {
        return new Reply(code, "", lines);
    }

    public boolean isPositive() {
        return code < 400;
    }

    public boolean isPermanent() {
        return code >= 500;
    }

    /** As it is sent, with its line ends. */
    public String wire() {
        var text = new StringBuilder();
        for (var i = 0; i < lines.size(); i++) {
            text.append(code).append(i == lines.size() - 1 ? ' ' : '-');
            if (!status.isEmpty()) {
                text.append(status).append(' ');
            }
            text.append(lines.get(i)).append("\r\n");
        }
        return text.toString();
    }

    /** As one line, for a log or a report. */
    public String line() {
        return code + (status.isEmpty() ? " " : " " + status + " ") + String.join(" ", lines);
    }

    private static String printable(String line) {
        var text = new StringBuilder(line.length());
        line.chars().limit(480).forEach(c -> text.append(c >= ' ' && c < 0x7F ? (char) c : '?'));
        return text.toString();
    }
}
