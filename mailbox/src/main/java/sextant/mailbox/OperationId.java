package sextant.mailbox;

/**
 * Makes a write repeatable: a second append with the same id answers what the first did and changes nothing. Any text of
 * 1 to 200 characters that its author will not use for another write of the same account.
 */
public record OperationId(String value) {
    public OperationId {
        if (value.isEmpty() || value.length() > 200) {
            throw new IllegalArgumentException("an operation id has 1 to 200 characters");
        }
    }
}
