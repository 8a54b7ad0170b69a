package sextant.wire.xml;

/**
 * The expanded name of an element or attribute: what counts when names are compared. Prefixes do not.
 *
 * @param namespace the namespace's URI, empty for none
 * @param local the local part
 */
public record Name(String namespace, String local) {
    /** The namespace that {@code xml:lang} and {@code xml:space} are in. */
    public static final String XML = "http://www.w3.org/XML/1998/namespace";

    /** {@code xml:lang}. */
    public static final Name LANG = new Name(XML, "lang");

    public Name {
        if (local.isEmpty()) {
            throw new IllegalArgumentException("a name has a local part");
        }
    }

    /** A name in no namespace. */
    public static Name of(String local) {
        return new Name("", local);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is no such name
     */
    public static Name parse(String text) {
        if (!text.startsWith("{")) {
            return of(text);
        }
        var end = text.lastIndexOf('}');
        if (end < 0) {
            throw new IllegalArgumentException("a name begins with a namespace in braces: " + text);
        }
        return new Name(text.substring(1, end), text.substring(end + 1));
    }

    /** {@code {namespace}local}, or the local part alone where there is no namespace. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? local : "{" + namespace + "}" + local;
    }
}
