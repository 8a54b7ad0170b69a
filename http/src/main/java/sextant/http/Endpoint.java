package sextant.http;

import java.io.IOException;

/** Answers the requests of a route. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Answers the request before it returns. It may throw {@link Problem} or a
     * {@link sextant.mailbox.MailboxException}, which are turned into an error answer, if none has begun.
     */
    void handle(Exchange exchange) throws IOException;
}
