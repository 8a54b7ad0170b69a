package sextant.mailbox;

import java.nio.charset.StandardCharsets;
import sextant.content.ContentHash;
import sextant.content.Document;

/**
 * What an item or collection may be called. Names are data and never become file names; the rules keep them usable as
 * one segment of a path and as one line of text.
 */
final class Names {
    private static final int MAX_UTF8 = 255;
    private static final int MAX_SAFE_UID = 128;
    private static final String URN = "urn:uuid:";

    private Names() {}

    /** A name of an item in its collection, or of a collection in paths: any Unicode but what would leave its place. */
    static void segment(String name) {
        line(name);
        if (name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
            throw new Malformed("A name is not \".\" or \"..\" and holds no slash. Choose another name.");
        }
    }

    /** A name as people read it. */
    static void display(String name) {
        line(name);
        if (name.isBlank()) {
            throw new Malformed("A name is not blank. Choose another name.");
        }
    }

    private static void line(String name) {
        if (name.isEmpty() || name.length() > MAX_UTF8) {
            throw new Malformed("A name has 1 to " + MAX_UTF8 + " octets in UTF-8. Choose another name.");
        }
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (Character.isISOControl(c)) {
                throw new Malformed("A name holds no control characters. Choose another name.");
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == name.length() || !Character.isLowSurrogate(name.charAt(i))) {
                    throw new Malformed("A name is well-formed Unicode. Choose another name.");
                }
            } else if (Character.isLowSurrogate(c)) {
                throw new Malformed("A name is well-formed Unicode. Choose another name.");
            }
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_UTF8) {
            throw new Malformed("A name has 1 to " + MAX_UTF8 + " octets in UTF-8. Choose another name.");
        }
    }

    /**
     * The stem of a name for a new item: its UID where that is harmless in every path and file system, else a hash of
     * it; of the document itself where there is no UID. The same item always gets the same stem.
     */
    static String stem(String uid, Document document) {
        if (uid.isEmpty()) {
            return document.hash().hex().substring(0, 32);
        }
        if (uid.length() <= MAX_SAFE_UID && uid.charAt(0) != '.' && uid.chars().allMatch(Names::safe)) {
            return uid;
        }
        return ContentHash.of(uid.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
    }

    /** Whether two UIDs name one thing: vCard 4 writes as a URN what vCard 3 writes bare. */
    static boolean sameUid(String one, String other) {
        return bare(one).equalsIgnoreCase(bare(other));
    }

    private static String bare(String uid) {
        return uid.regionMatches(true, 0, URN, 0, URN.length()) ? uid.substring(URN.length()) : uid;
    }

    private static boolean safe(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.@".indexOf(c) >= 0;
    }
}
