package sextant.content.line;

/**
 * How large a document may be before it is refused.
 *
 * @param octets length of the whole document
 * @param components number of components, nested ones included
 * @param depth how deep components may nest; a root has depth 1
 * @param lines number of physical lines, before unfolding
 * @param lineOctets length of one logical line, with its folds
 * @param parameters number of parameters of one line
 */
public record Limits(int octets, int components, int depth, int lines, int lineOctets, int parameters) {
    /** Safe for every known client: 10 MiB, 5,000 components, 16 levels. */
    public static final Limits DEFAULT = new Limits(10 << 20, 5_000, 16, 400_000, 10 << 20, 1_000);

    public Limits {
        if (octets < 1 || components < 1 || depth < 1 || lines < 1 || lineOctets < 1 || parameters < 0) {
            throw new IllegalArgumentException("a limit must be positive");
        }
    }
}
