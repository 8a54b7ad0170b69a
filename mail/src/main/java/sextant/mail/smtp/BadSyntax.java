package sextant.mail.smtp;

/** Something that is not SMTP; the reply says what is wrong with it. */
public final class BadSyntax extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    public BadSyntax(int code, String status, String text) {
        super(text);
        this.reply = Reply.of(code, status, text);
    }

    public Reply reply() {
        return reply;
    }
}
