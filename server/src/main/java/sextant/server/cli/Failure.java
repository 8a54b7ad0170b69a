package sextant.server.cli;

/** A command cannot do what it was asked to; the message is what to tell, in sentences. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    private Failure(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    /** What was typed cannot be meant. */
    static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, message);
    }

    /** It was meant, and does not work. */
    static Failure failed(String message) {
        return new Failure(ExitCode.FAILED, message);
    }

    ExitCode code() {
        return code;
    }
}
