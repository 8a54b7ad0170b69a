package sextant.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged. What a line looks like, {@link LogSetup} says. */
public final class Logging {
    private Logging() {}

    /** Sets the level of all loggers: {@code error}, {@code warn}, {@code info} or {@code debug}. */
    public static void level(String level) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.toLevel(level, Level.INFO));
        }
    }
}
