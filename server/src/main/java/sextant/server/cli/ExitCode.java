package sextant.server.cli;

/** How a command ends. */
enum ExitCode {
    /** It did what it was asked to. */
    DONE(0),
    /** It could not, or not all of it. */
    FAILED(1),
    /** What was typed is wrong; nothing was done. */
    USAGE(2);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
