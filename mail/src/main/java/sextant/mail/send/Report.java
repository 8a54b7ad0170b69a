package sextant.mail.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.message.SentDate;
import sextant.content.message.Trace;

/** Tells a sender what became of a message (RFC 3461, RFC 3462, RFC 3464). */
public final class Report {
    private static final int HEADER = 64 * 1024;

    private final String host;
    private final RandomGenerator random;

    /**
     * Writes reports.
     *
     * @param host what this server calls itself
     */
    public Report(String host, RandomGenerator random) {
        this.host = host;
        this.random = random;
    }

    /** What a report is of. */
    public enum Action {
        FAILED("failed", "Not delivered", "could not be delivered to"),
        DELAYED("delayed", "Not delivered yet", "is still waiting to be delivered to"),
        DELIVERED("delivered", "Delivered", "was delivered to"),
        RELAYED("relayed", "Handed on", "was handed on to a server that sends no reports, for");

        private final String word;
        private final String subject;
        private final String sentence;

        Action(String word, String subject, String sentence) {
            this.word = word;
            this.subject = subject;
            this.sentence = sentence;
        }
    }

    /**
     * Writes a report, as a message.
     *
     * @param to who sent the message
     * @param about those it speaks of; each with what was last said about it
     */
    public Document of(
            Action action,
            String to,
            Waiting envelope,
            List<Waiting.Recipient> about,
            Document message,
            Instant now,
            Instant until)
            throws IOException {
        var boundary = "=_" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        var octets = new ByteArrayOutputStream();
        write(octets, header(action, to, boundary, now));
        write(
                octets,
                "--" + boundary
                        + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n");
        write(octets, words(action, about, envelope, until));
        write(octets, "\r\n--" + boundary + "\r\nContent-Type: message/delivery-status\r\n\r\n");
        write(octets, status(action, envelope, about, now, until));
        original(octets, boundary, envelope.full() && action == Action.FAILED, message);
        write(octets, "\r\n--" + boundary + "--\r\n");
        return Document.of(Format.MESSAGE, octets.toByteArray());
    }

    private String header(Action action, String to, String boundary, Instant now) {
        return "Return-Path: <>\r\n"
                + "Date: " + SentDate.of(now) + "\r\n"
                + "From: Mail Delivery System <mailer-daemon@" + host + ">\r\n"
                + "To: <" + to + ">\r\n"
                + "Subject: " + action.subject + "\r\n"
                + "Message-ID: <" + Long.toHexString(random.nextLong()) + "." + now.toEpochMilli() + "@" + host
                + ">\r\n"
                + "Auto-Submitted: auto-replied\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"" + boundary
                + "\"\r\n\r\n";
    }

    private String words(Action action, List<Waiting.Recipient> about, Waiting envelope, Instant until) {
        var text = new StringBuilder("This is the mail server ").append(host).append(".\r\n\r\n");
        text.append("Your message of ")
                .append(SentDate.of(envelope.since()))
                .append(' ')
                .append(action.sentence)
                .append(":\r\n\r\n");
        for (var recipient : about) {
            text.append("    ").append(recipient.address()).append("\r\n");
            if (!recipient.said().isEmpty()) {
                text.append("        ").append(recipient.said()).append("\r\n");
            }
        }
        text.append("\r\n");
        switch (action) {
            case FAILED -> text.append("It will not be tried again. Correct what is wrong, and send it again.\r\n");
            case DELAYED ->
                text.append("It will be tried again until ")
                        .append(SentDate.of(until))
                        .append(". You need not do anything.\r\n");
            case DELIVERED, RELAYED -> text.append("You asked to be told.\r\n");
        }
        return text.toString();
    }

    private String status(Action action, Waiting envelope, List<Waiting.Recipient> about, Instant now, Instant until) {
        var text = new StringBuilder("Reporting-MTA: dns; ").append(host).append("\r\n");
        if (!envelope.envelopeId().isEmpty()) {
            text.append("Original-Envelope-Id: ").append(envelope.envelopeId()).append("\r\n");
        }
        text.append("Arrival-Date: ").append(SentDate.of(envelope.since())).append("\r\n");
        for (var recipient : about) {
            text.append("\r\n");
            if (!recipient.original().isEmpty()) {
                text.append("Original-Recipient: ").append(recipient.original()).append("\r\n");
            }
            text.append("Final-Recipient: rfc822; ").append(recipient.address()).append("\r\n");
            text.append("Action: ").append(action.word).append("\r\n");
            text.append("Status: ").append(statusOf(action, recipient.said())).append("\r\n");
            if (!recipient.said().isEmpty()
                    && Character.isDigit(recipient.said().charAt(0))) {
                text.append("Diagnostic-Code: smtp; ").append(recipient.said()).append("\r\n");
            }
            text.append("Last-Attempt-Date: ").append(SentDate.of(now)).append("\r\n");
            if (action == Action.DELAYED) {
                text.append("Will-Retry-Until: ").append(SentDate.of(until)).append("\r\n");
            }
        }
        return text.toString();
    }

    /** The enhanced code the server gave (RFC 3463), or the most general one of its class. */
    static String statusOf(Action action, String said) {
        var kind = switch (action) {
            case FAILED -> '5';
            case DELAYED -> '4';
            case DELIVERED, RELAYED -> '2';
        };
        for (var word : said.split(" ", -1)) {
            if (word.length() >= 5
                    && word.length() <= 9
                    && word.charAt(1) == '.'
                    && (word.charAt(0) == kind || (action == Action.FAILED && word.charAt(0) == '4'))
                    && word.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
                return kind + word.substring(1);
            }
        }
        return kind + ".0.0";
    }

    private static void original(OutputStream to, String boundary, boolean whole, Document message) throws IOException {
        var type = whole ? "message/rfc822" : "text/rfc822-headers";
        write(to, "\r\n--" + boundary + "\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n");
        if (whole) {
            try (var octets = message.open()) {
                octets.transferTo(to);
            }
        } else {
            to.write(Trace.header(message, HEADER).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static void write(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
