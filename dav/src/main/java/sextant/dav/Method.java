package sextant.dav;

import java.io.IOException;

/** One method of HTTP as DAV understands it. */
@FunctionalInterface
interface Method {
    /**
     * Answers the request.
     *
     * @throws sextant.dav.wire.DavError before an answer has begun
     * @throws sextant.mailbox.MailboxException likewise
     */
    void handle(DavRequest request) throws IOException;
}
