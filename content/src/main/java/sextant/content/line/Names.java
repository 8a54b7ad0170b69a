package sextant.content.line;

/** Names of components, properties, parameters and groups: ASCII letters, digits and a few marks. */
public final class Names {
    private Names() {}

    /** Upper case of the ASCII letters only; names know no locale. */
    public static String upper(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isLower(name.charAt(i))) {
                return upperFrom(name, i);
            }
        }
        return name;
    }

    private static String upperFrom(String name, int first) {
        char[] chars = name.toCharArray();
        for (int i = first; i < chars.length; i++) {
            if (isLower(chars[i])) {
                chars[i] = (char) (chars[i] - 'a' + 'A');
            }
        }
        return new String(chars);
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Whether this may name something in a line that was received: the standards' characters and those seen in the wild. */
    static boolean isTolerable(String name) {
        if (name.isEmpty()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isStrict(c) && c != '_' && c != '.' && c != '/' && c != '$' && c != ' ') {
                return false;
            }
        }
        return name.charAt(0) != ' ';
    }

    /** Whether this may name something in a line that is written. */
    static boolean isProper(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isStrict(name.charAt(i)) && name.charAt(i) != '_') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** The name itself, if it may be written. */
    static String checked(String name) {
        if (!isProper(name)) {
            throw new IllegalArgumentException("not a name for a content line: " + name);
        }
        return name;
    }

    /** The name itself, if a line may be written under it: BEGIN and END are for components. */
    static String ofLine(String name) {
        if (upper(name).equals("BEGIN") || upper(name).equals("END")) {
            throw new IllegalArgumentException(name + " belongs to a component, not to a line");
        }
        return checked(name);
    }

    private static boolean isStrict(char c) {
        return isLower(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }
}
