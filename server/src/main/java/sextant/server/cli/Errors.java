package sextant.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.mailbox.MailboxException;
import sextant.mailbox.Malformed;
import sextant.mailbox.store.StoreException;
import sextant.server.config.ConfigurationException;

/** Turns whatever went wrong into a sentence and an exit code: the one place that does. */
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    /**
     * What to tell.
     *
     * @param code how the command ends
     * @param message sentences
     */
    record Told(ExitCode code, String message) {}

    private Errors() {}

    static Told tell(Throwable error) {
        LOG.debug("A command failed", error);
        return switch (error) {
            case Failure failure -> new Told(failure.code(), text(failure));
            case ConfigurationException wrong -> new Told(ExitCode.USAGE, text(wrong));
            case Malformed malformed -> new Told(ExitCode.USAGE, text(malformed));
            case MailboxException refused -> new Told(ExitCode.FAILED, text(refused));
            case StoreException broken -> new Told(ExitCode.FAILED, "The store failed: " + text(broken));
            case UncheckedIOException wrapped ->
                new Told(ExitCode.FAILED, wrapped.getCause() == null ? text(wrapped) : io(wrapped.getCause()));
            case IOException io -> new Told(ExitCode.FAILED, io(io));
            default ->
                new Told(
                        ExitCode.FAILED,
                        "Something went wrong inside Sextant: " + error
                                + ". With SEXTANT_LOG_LEVEL=debug it tells more.");
        };
    }

    private static String io(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist.";
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written by this user.";
            case FileAlreadyExistsException there -> there.getFile() + " exists already.";
            case NotDirectoryException file -> file.getFile() + " is not a folder.";
            case FileSystemException other ->
                other.getFile() + ": " + (other.getReason() == null ? "input or output failed" : other.getReason())
                        + ".";
            default -> "Input or output failed: " + text(e);
        };
    }

    private static String text(Throwable error) {
        var message = error.getMessage();
        return message == null ? error.getClass().getSimpleName() : message;
    }
}
