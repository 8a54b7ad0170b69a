package sextant.mailbox.message;

/** What was last done with a message; the number is ActiveSync's {@code LastVerbExecuted} (MS-ASEMAIL 2.2.2.41). */
public enum Verb {
    NONE(0),
    REPLY(1),
    REPLY_ALL(2),
    FORWARD(3);

    private final int number;

    Verb(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
