package sextant.content;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.content.message.MailAddress;
import sextant.content.message.Message;

/** The summary of a message: what lists show and searches ask for. */
final class MessageSummary {
    private static final int ADDRESSES = 50;
    private static final int LINE = 255;
    private static final int SUBJECT = 1_000;

    private MessageSummary() {}

    static Summary of(Document document) throws IOException {
        var message = Message.of(document);
        var sent = message.sent();
        return new Summary(
                Kind.MESSAGE,
                "",
                "",
                sent.map(at -> at.getEpochSecond()).orElse(Summary.UNBOUNDED_PAST),
                sent.map(at -> at.getEpochSecond() + 1).orElse(Summary.UNBOUNDED_FUTURE),
                false,
                false,
                Busy.FREE,
                false,
                "",
                cut(message.subject(), SUBJECT),
                addresses(message),
                List.of(),
                document.size(),
                Optional.of(new Envelope(
                        cut(
                                message.from().stream()
                                        .findFirst()
                                        .map(MailAddress::shown)
                                        .orElse(""),
                                LINE),
                        cut(recipients(message), LINE),
                        sent,
                        message.preview(),
                        message.hasAttachments(),
                        message.importance(),
                        HexFormat.of().formatHex(message.conversation().id()))));
    }

    private static List<String> addresses(Message message) {
        return Stream.of(message.from(), message.to(), message.cc(), message.bcc())
                .flatMap(List::stream)
                .map(MailAddress::key)
                .filter(address -> !address.isEmpty() && address.length() <= LINE)
                .distinct()
                .limit(ADDRESSES)
                .toList();
    }

    private static String recipients(Message message) {
        var line = new StringBuilder();
        for (var address : message.to()) {
            if (line.length() > LINE) {
                break;
            }
            line.append(line.isEmpty() ? "" : ", ").append(address.shown());
        }
        return line.toString();
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
