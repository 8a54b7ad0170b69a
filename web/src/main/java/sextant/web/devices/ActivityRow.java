package sextant.web.devices;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import sextant.mailbox.Activity;
import sextant.web.page.Moments;
import sextant.web.page.Text;

/**
 * One thing a device did, in words.
 *
 * @param at when
 * @param words what it did
 * @param what to or with what
 * @param trouble why it failed; empty if it did not
 * @param traffic how much was sent and received
 * @param request as the protocol says it, for whoever looks for a fault
 */
public record ActivityRow(Moments.Shown at, String words, String what, String trouble, String traffic, String request) {
    private static final Map<String, String> DONE = Map.ofEntries(
            Map.entry("GET", "Fetched"),
            Map.entry("HEAD", "Asked about"),
            Map.entry("PUT", "Sent"),
            Map.entry("POST", "Sent"),
            Map.entry("DELETE", "Deleted"),
            Map.entry("PROPFIND", "Looked at"),
            Map.entry("PROPPATCH", "Changed settings of"),
            Map.entry("REPORT", "Asked for changes in"),
            Map.entry("MKCALENDAR", "Made the calendar"),
            Map.entry("MKCOL", "Made the folder"),
            Map.entry("MOVE", "Moved"),
            Map.entry("COPY", "Copied"),
            Map.entry("OPTIONS", "Asked what the server can do"));

    private static final Map<Integer, String> TROUBLES = Map.of(
            400, "The server did not understand the request.",
            403, "That is not allowed. A token that no longer holds makes the device start over by itself.",
            404, "It is not there.",
            405, "That cannot be done there.",
            409, "Something that it belongs to is missing.",
            412, "It was changed elsewhere meanwhile; the device looks again before it tries anew.",
            413, "It is too large.",
            415, "The server does not know this kind of data.",
            507, "The mailbox is full, or the answer would be too large.");

    static ActivityRow of(Activity activity, Moments moments) {
        return new ActivityRow(
                moments.exactly(activity.at()),
                DONE.getOrDefault(activity.method(), activity.method()),
                Text.harmless(last(activity.path())),
                Text.harmless(trouble(activity)),
                Text.octets(activity.received()) + " in, " + Text.octets(activity.sent()) + " out, "
                        + activity.took().toMillis() + " ms",
                Text.harmless(activity.method() + " " + activity.path() + " " + activity.status()));
    }

    private static String trouble(Activity activity) {
        if (activity.status() < 400 && activity.trouble().isEmpty()) {
            return "";
        }
        if (!activity.trouble().isEmpty()) {
            return activity.trouble();
        }
        return TROUBLES.getOrDefault(
                activity.status(), "The server answered with the status " + activity.status() + ".");
    }

    /** The last two parts of a path: a folder and what is in it. */
    private static String last(String path) {
        var bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        var slash = bare.lastIndexOf('/');
        var before = slash <= 0 ? -1 : bare.lastIndexOf('/', slash - 1);
        var inFolder = !path.endsWith("/") && before >= 0 ? bare.substring(before + 1) : bare.substring(slash + 1);
        try {
            return URLDecoder.decode(inFolder.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return inFolder;
        }
    }

    public boolean failed() {
        return !trouble.isEmpty();
    }
}
