package sextant.dav;

import java.util.List;
import java.util.Locale;

/**
 * Which family of clients a request comes from, by its {@code User-Agent}. DAV has no device id; the family and the
 * password tell one row of <i>Synchronized Devices</i> from another.
 */
final class ClientFamily {
    private static final int LONGEST = 60;

    /** What the header holds, in lower case, and what people call that. The first that fits counts. */
    private record Row(String mark, String name) {}

    private static final List<Row> TABLE = List.of(
            new Row("davx5", "DAVx5"),
            new Row("icsx5", "ICSx5"),
            new Row("vdirsyncer", "vdirsyncer"),
            new Row("cardbook", "CardBook"),
            new Row("thunderbird", "Thunderbird"),
            new Row("lightning", "Thunderbird"),
            new Row("syncevolution", "SyncEvolution"),
            new Row("evolution", "Evolution"),
            new Row("akonadi", "KDE"),
            new Row("kontact", "KDE"),
            new Row("kde dav", "KDE"),
            new Row("dav groupware", "KDE"),
            new Row("calendarstore", "macOS"),
            new Row("watchos", "watchOS"),
            new Row("tvos", "tvOS"),
            new Row("visionos", "visionOS"),
            new Row("ipados", "iOS"),
            new Row("ios/", "iOS"),
            new Row("iphone", "iOS"),
            new Row("ipad", "iOS"),
            new Row("dataaccessd", "iOS"),
            new Row("macos", "macOS"),
            new Row("mac os x", "macOS"),
            new Row("mac_os_x", "macOS"),
            new Row("calendaragent", "macOS"),
            new Row("addressbook", "macOS"),
            new Row("remindd", "macOS"),
            new Row("caldavsynchronizer", "Outlook CalDav Synchronizer"),
            new Row("emclient", "eM Client"),
            new Row("org.tasks", "Tasks.org"),
            new Row("opentasks", "OpenTasks"),
            new Row("fantastical", "Fantastical"),
            new Row("busycal", "BusyCal"),
            new Row("busycontacts", "BusyContacts"),
            new Row("tsdav", "tsdav"),
            new Row("node", "Node.js"),
            new Row("python-caldav", "caldav for Python"),
            new Row("python-requests", "Python"),
            new Row("aiohttp", "Python"),
            new Row("cadaver", "cadaver"),
            new Row("davfs2", "davfs2"),
            new Row("gvfs", "GNOME Files"),
            new Row("rclone", "rclone"),
            new Row("curl", "curl"),
            new Row("okhttp", "Android"),
            new Row("mozilla/", "Web browser"));

    private ClientFamily() {}

    /** The name to show. */
    static String of(String userAgent) {
        var agent = userAgent.toLowerCase(Locale.ROOT);
        return TABLE.stream()
                .filter(row -> agent.contains(row.mark()))
                .map(Row::name)
                .findFirst()
                .orElseGet(() -> product(userAgent));
    }

    /** The first product of a header nobody knows (RFC 9110 10.1.5), cleaned of all that is no part of a name. */
    private static String product(String userAgent) {
        var end = userAgent.indexOf('/');
        var name = new StringBuilder();
        for (var c : userAgent.substring(0, end < 0 ? userAgent.length() : end).toCharArray()) {
            if (name.length() < LONGEST && (isLetterOrDigit(c) || " ._-".indexOf(c) >= 0)) {
                name.append(c);
            }
        }
        var cleaned = name.toString().strip();
        return cleaned.isEmpty() ? "Unknown client" : cleaned;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
