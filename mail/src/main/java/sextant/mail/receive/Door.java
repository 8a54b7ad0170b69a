package sextant.mail.receive;

import java.net.InetSocketAddress;

/**
 * A place where mail is taken.
 *
 * @param use who comes here
 * @param secure whether TLS begins at once (RFC 8314 3.3), not at STARTTLS
 */
public record Door(Use use, boolean secure, InetSocketAddress address) {
    /** Who comes to a door. */
    public enum Use {
        /** Other servers, with mail for users of this one. */
        SMTP("ESMTP"),
        /** A mail server in front of this one, with mail it has examined (RFC 2033). */
        LMTP("LMTP"),
        /** Users' programs, with mail for anybody (RFC 6409). */
        SUBMISSION("ESMTP");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        /** What is said on it, in a greeting and a Received field (RFC 5321 4.4). */
        String word() {
            return word;
        }
    }
}
