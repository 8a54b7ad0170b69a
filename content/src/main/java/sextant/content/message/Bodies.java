package sextant.content.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a message is read, and what hangs on it.
 *
 * @param plain its plain text, part by part
 * @param html its HTML, part by part; where there is both, they say the same
 * @param calendar a calendar object that is the message's purpose, or hangs on it
 * @param attachments everything else, in the order of the message
 */
public record Bodies(List<Part> plain, List<Part> html, Optional<Part> calendar, List<Attachment> attachments) {
    /**
     * A part that hangs on a message.
     *
     * @param inline whether the message shows it itself, by its content id
     */
    public record Attachment(Part part, boolean inline) {}

    public Bodies {
        plain = List.copyOf(plain);
        html = List.copyOf(html);
        attachments = List.copyOf(attachments);
    }

    static Bodies of(Part root) {
        var found = new Found();
        found.take(root, false);
        return new Bodies(found.plain, found.html, found.calendar, found.attachments);
    }

    private static final class Found {
        private final List<Part> plain = new ArrayList<>();
        private final List<Part> html = new ArrayList<>();
        private final List<Attachment> attachments = new ArrayList<>();
        private Optional<Part> calendar = Optional.empty();

        void take(Part part, boolean related) {
            switch (part.type()) {
                case "multipart/alternative" -> alternatives(part);
                case "multipart/related" -> withFirst(part, true);
                case "multipart/report" -> withFirst(part, false);
                case "multipart/signed" -> part.parts().stream().limit(1).forEach(signed -> take(signed, related));
                default -> {
                    if (part.isMultipart()) {
                        part.parts().forEach(each -> take(each, related));
                    } else {
                        leaf(part, related);
                    }
                }
            }
        }

        /** RFC 2387 3.1, RFC 6522 3: the first is what is read. */
        private void withFirst(Part multipart, boolean related) {
            for (var i = 0; i < multipart.parts().size(); i++) {
                var part = multipart.parts().get(i);
                if (i == 0) {
                    take(part, false);
                } else if (part.isMultipart()) {
                    take(part, related);
                } else {
                    attach(part, related);
                }
            }
        }

        /** RFC 2046 5.1.4: of each kind the last, which is the richest. */
        private void alternatives(Part multipart) {
            List<Part> lastPlain = List.of();
            List<Part> lastHtml = List.of();
            for (var part : multipart.parts()) {
                var found = new Found();
                if (part.type().equals("text/calendar")) {
                    found.calendar = Optional.of(part);
                } else {
                    found.take(part, false);
                }
                lastPlain = found.plain.isEmpty() ? lastPlain : found.plain;
                lastHtml = found.html.isEmpty() ? lastHtml : found.html;
                calendar = found.calendar.or(() -> calendar);
                attachments.addAll(found.attachments);
            }
            plain.addAll(lastPlain);
            html.addAll(lastHtml);
        }

        private void leaf(Part part, boolean related) {
            var text = !related && !part.isAttached();
            var first = plain.isEmpty() && html.isEmpty();
            if (part.type().equals("text/plain")
                    && text
                    && (first || part.name().isEmpty())) {
                plain.add(part);
            } else if (part.type().equals("text/html")
                    && text
                    && (first || part.name().isEmpty())) {
                html.add(part);
            } else {
                if (part.type().equals("text/calendar") && calendar.isEmpty()) {
                    calendar = Optional.of(part);
                }
                attach(part, related);
            }
        }

        private void attach(Part part, boolean related) {
            var shown = part.contentId().isPresent() && !part.isAttached();
            attachments.add(
                    new Attachment(part, shown && (related || part.disposition().equals("inline"))));
        }
    }
}
