package sextant.content.recur.rule;

/** The parts of a rule that hold lists of numbers, with the numbers RFC 5545 3.3.10 allows in them. */
public enum Part {
    BYSECOND(0, 60, false),
    BYMINUTE(0, 59, false),
    BYHOUR(0, 23, false),
    BYMONTHDAY(1, 31, true),
    BYYEARDAY(1, 366, true),
    BYWEEKNO(1, 53, true),
    BYMONTH(1, 12, false),
    BYSETPOS(1, 366, true);

    private final int least;
    private final int most;
    private final boolean signed;

    Part(int least, int most, boolean signed) {
        this.least = least;
        this.most = most;
        this.signed = signed;
    }

    /** Whether the part may hold this number. */
    boolean allows(int number) {
        int size = signed ? Math.abs(number) : number;
        return least <= size && size <= most;
    }
}
