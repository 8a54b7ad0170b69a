package sextant.wire.xml;

import java.io.IOException;

/**
 * The octets are not XML that this server reads: not well-formed, beyond a limit, or with a document type. The message
 * says in words what is wrong and where, and may go to the client.
 */
public final class MalformedXml extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedXml(String message) {
        super(message);
    }
}
