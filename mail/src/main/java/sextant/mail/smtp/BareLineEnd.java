package sextant.mail.smtp;

import java.io.IOException;

/**
 * A line that ends in CR or LF alone (RFC 5321 2.3.8). What follows can be read in two ways, which is how a second message
 * is smuggled into a first one: nothing more of the connection can be believed.
 */
public final class BareLineEnd extends IOException {
    private static final long serialVersionUID = 1;

    public BareLineEnd() {
        super("a line ends in CR or LF alone");
    }
}
