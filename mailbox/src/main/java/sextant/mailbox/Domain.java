package sextant.mailbox;

/**
 * A mail domain this server is responsible for.
 *
 * @param name in lower case, in its ASCII form
 * @param settings switches and limits of the domain
 */
public record Domain(String name, Properties settings) {}
