package sextant.content;

/** The octets are not a document of their format, or go beyond a limit. The message says where and what, in words. */
public class MalformedDocument extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedDocument(String message) {
        super(message);
    }
}
