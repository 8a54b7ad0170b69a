package sextant.server.config;

/** A setting cannot be used; the message is a sentence that says which, why and where it was set. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }
}
