package sextant.content.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What hangs on a message that is written.
 *
 * @param name of the file; may be empty
 * @param type media type, in lower case
 * @param contentId without brackets, for what the HTML shows by {@code cid:}
 * @param inline whether the HTML shows it
 * @param content read once each time the message is written
 */
public record Enclosure(String name, String type, Optional<String> contentId, boolean inline, Source content) {
    /** Where octets come from. */
    @FunctionalInterface
    public interface Source {
        /** A fresh stream, which is closed by whoever asked for it. */
        InputStream open() throws IOException;
    }

    public Enclosure {
        name = Texts.oneLine(name);
        if (!isType(type)) {
            type = "application/octet-stream";
        }
    }

    private static boolean isType(String type) {
        var slash = type.indexOf('/');
        return slash > 0
                && slash < type.length() - 1
                && type.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "/.+-_".indexOf(c) >= 0)
                && !type.startsWith("multipart/");
    }

    /** A file. */
    public static Enclosure file(String name, String type, Source content) {
        return new Enclosure(name, type, Optional.empty(), false, content);
    }

    /** A file that is in memory. */
    public static Enclosure file(String name, String type, byte[] content) {
        return file(name, type, () -> new ByteArrayInputStream(content));
    }

    /** What hangs on another message. */
    static Enclosure of(Message message, Bodies.Attachment attachment) {
        var part = attachment.part();
        return new Enclosure(
                part.name().orElse(""), part.type(), part.contentId(), attachment.inline(), () -> message.open(part));
    }

    /** A message, whole. */
    public static Enclosure message(Message message) {
        return file(message.subject() + ".eml", "message/rfc822", message.document()::open);
    }
}
