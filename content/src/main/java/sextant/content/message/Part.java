package sextant.content.message;

import java.util.List;
import java.util.Optional;

/**
 * A part of a message's body (RFC 2046). A part with parts is a multipart; an attached message is a part without.
 *
 * @param path its place, as IMAP numbers parts (RFC 9051 6.4.5): {@code 2.1} is the first in the second; empty for a
 *     multipart that is the whole body
 * @param type media type in lower case, for example {@code text/plain}
 * @param charset as labelled
 * @param name of the file, as its sender named it: no name to make a file of
 * @param disposition {@code inline} or {@code attachment}, in lower case, or what else it says; empty if it says nothing
 * @param contentId without brackets
 * @param method of a calendar object (RFC 5546 1.4), in upper case
 * @param size octets when decoded; an estimate for quoted-printable
 * @param parts in it
 */
public record Part(
        String path,
        String type,
        Optional<String> charset,
        Optional<String> name,
        String disposition,
        Optional<String> contentId,
        Optional<String> method,
        long size,
        List<Part> parts) {
    public Part {
        parts = List.copyOf(parts);
    }

    /** Whether it is made of parts. */
    public boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    /** Whether its sender wants it beside the message, not in it. */
    public boolean isAttached() {
        return disposition.equals("attachment");
    }
}
