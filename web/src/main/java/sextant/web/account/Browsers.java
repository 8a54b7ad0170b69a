package sextant.web.account;

import java.util.List;
import java.util.Locale;

/** What people call the browser and the system that a user agent stands for. */
final class Browsers {
    private record Mark(String in, String name) {}

    // The first that fits counts: most of them claim to be others, too.
    private static final List<Mark> PROGRAMS = List.of(
            new Mark("edg", "Edge"),
            new Mark("opr/", "Opera"),
            new Mark("firefox", "Firefox"),
            new Mark("chrome", "Chrome"),
            new Mark("chromium", "Chrome"),
            new Mark("safari", "Safari"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iphone", "iPhone"),
            new Mark("ipad", "iPad"),
            new Mark("android", "Android"),
            new Mark("windows", "Windows"),
            new Mark("mac os x", "macOS"),
            new Mark("cros", "ChromeOS"),
            new Mark("linux", "Linux"));

    private Browsers() {}

    static String name(String agent) {
        var lower = agent.toLowerCase(Locale.ROOT);
        var program = find(PROGRAMS, lower, "A browser");
        var system = find(SYSTEMS, lower, "");
        return system.isEmpty() ? program : program + " on " + system;
    }

    private static String find(List<Mark> marks, String agent, String otherwise) {
        return marks.stream()
                .filter(mark -> agent.contains(mark.in))
                .map(Mark::name)
                .findFirst()
                .orElse(otherwise);
    }
}
