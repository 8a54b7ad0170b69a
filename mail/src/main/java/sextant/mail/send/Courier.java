package sextant.mail.send;

import java.util.List;
import java.util.Map;
import sextant.content.Document;

/** Brings a message to a server. */
public interface Courier {
    /**
     * What a server said for a recipient.
     *
     * @param relayed whether it has the message now
     * @param permanent whether it never will, if it does not have it now
     * @param reportsItself whether the server promised to report as the sender asked (RFC 3461), so that nobody else does
     */
    record Answer(boolean relayed, boolean permanent, String said, boolean reportsItself) {
        static Answer later(String said) {
            return new Answer(false, false, said, false);
        }
    }

    /**
     * Hands a message over.
     *
     * @return an answer for each recipient, by address; those that the server was not asked for are left out
     */
    Map<String, Answer> bring(Route route, Waiting envelope, List<Waiting.Recipient> to, Document message);
}
