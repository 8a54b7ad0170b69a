package sextant.web.page;

import java.util.Map;

/** The page's own icons: strokes on a grid of 24 by 24. */
public final class Icons {
    private static final Map<String, String> STROKES = Map.ofEntries(
            Map.entry("calendar", "M4 6.5h16v13H4zM4 10.5h16M8 4v4M16 4v4"),
            Map.entry("contacts", "M12 11.5a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2zM5 20c0-3.6 3-5.6 7-5.6s7 2 7 5.6"),
            Map.entry(
                    "tasks",
                    "M4.5 6.5l1.5 1.5 2.5-3M4.5 12.5l1.5 1.5 2.5-3M4.5 18.5l1.5 1.5 2.5-3M12 7h8M12 13h8M12 19h8"),
            Map.entry("notes", "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 8.5h7M8.5 12h4.5"),
            Map.entry(
                    "settings",
                    "M12 15.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM19.2 12c0-.5 0-.9-.1-1.3l2-1.6-2-3.4-2.4 1a7.6 7.6 0"
                            + " 0 0-2.2-1.3L14 3h-4l-.4 2.4c-.8.3-1.6.7-2.2 1.3l-2.4-1-2 3.4 2 1.6a7.4 7.4 0 0 0 0 2.6l-2 1.6"
                            + " 2 3.4 2.4-1c.6.6 1.4 1 2.2 1.3L10 21h4l.4-2.4c.8-.3 1.6-.7 2.2-1.3l2.4 1 2-3.4-2-1.6c.1-.4.2-.8.2-1.3z"),
            Map.entry(
                    "help",
                    "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2 1-1.2 1.9M12 16.6v.2"),
            Map.entry("out", "M10 4H5v16h5M14 8l4 4-4 4M18 12H9"),
            Map.entry("mail", "M3.5 6h17v12h-17zM3.5 6.5L12 13l8.5-6.5"),
            Map.entry("flag", "M6 21V4h11l-2.5 4L17 12H6"),
            Map.entry("clip", "M8 12.5l5.5-5.5a2.6 2.6 0 0 1 3.7 3.7l-7.4 7.4a4.2 4.2 0 0 1-6-6L11 5"),
            Map.entry("reply", "M10 6l-6 5.5L10 17v-3.5c5 0 8 1 10 4.5 0-6-3.5-9-10-9z"),
            Map.entry("forward", "M14 6l6 5.5L14 17v-3.5c-5 0-8 1-10 4.5 0-6 3.5-9 10-9z"),
            Map.entry("send", "M4 12L20 4l-5 16-3.5-6.5zM11.5 13.5L20 4"),
            Map.entry("junk", "M12 3.5l8.5 8.5-8.5 8.5L3.5 12zM12 8.5v4M12 15.2v.1"),
            Map.entry("folder", "M3.5 6h6l2 2.5h9V19h-17z"),
            Map.entry("devices", "M3 5.5h12v9H3zM6 18h6M9 14.5V18M17 9h4v10h-4z"),
            Map.entry("key", "M8 16.5a4.5 4.5 0 1 1 4.2-6H21v3.5h-2.5v2.5H15V14h-2.8A4.5 4.5 0 0 1 8 16.5zM8 12v.1"),
            Map.entry("person", "M12 11.5a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2zM5 20c0-3.6 3-5.6 7-5.6s7 2 7 5.6"),
            Map.entry("browser", "M3.5 5h17v14h-17zM3.5 9h17M6.5 7h.1M9 7h.1"),
            Map.entry("shield", "M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM9 11.8l2.2 2.2 4-4.2"),
            Map.entry("edit", "M4 20l.8-3.8L15.6 5.4l3 3L7.8 19.2zM13.4 7.6l3 3"),
            Map.entry("delete", "M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5"),
            Map.entry("add", "M12 5v14M5 12h14"),
            Map.entry("search", "M10.5 16.5a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15 15l5 5"),
            Map.entry("phone", "M8 3h8v18H8zM11 18h2"),
            Map.entry("tablet", "M5 4h14v16H5zM11 17h2"),
            Map.entry("laptop", "M5.5 5h13v10h-13zM3 18.5h18"),
            Map.entry("desktop", "M3.5 4.5h17v11h-17zM12 15.5v4M8 19.5h8"),
            Map.entry("terminal", "M3.5 5h17v14h-17zM7 9.5l3 2.5-3 2.5M12 15h5"),
            Map.entry("copy", "M9 9h10v11H9zM15 9V4H5v11h4"),
            Map.entry("download", "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14"),
            Map.entry("back", "M14.5 5.5L8 12l6.5 6.5"),
            Map.entry("pause", "M9 5.5v13M15 5.5v13"),
            Map.entry("block", "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6 6l12 12"),
            Map.entry("check", "M5 12.5l4.5 4.5L19 7.5"),
            Map.entry("in", "M12 4v12M7 11l5 5 5-5M5 20h14"),
            Map.entry("warning", "M12 4l9 16H3zM12 10v4.5M12 17.3v.1"),
            Map.entry("close", "M6 6l12 12M18 6L6 18"),
            Map.entry(
                    "repeat",
                    "M5 11V9.5A3.5 3.5 0 0 1 8.5 6H19M16 3l3 3-3 3M19 13v1.5a3.5 3.5 0 0 1-3.5 3.5H5M8 21l-3-3 3-3"));

    private Icons() {}

    /** The icon of this name as SVG; decoration, which says nothing that words beside it do not say. */
    public static String svg(String name) {
        var strokes = STROKES.get(name);
        if (strokes == null) {
            throw new IllegalArgumentException("There is no icon " + name);
        }
        return "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"" + strokes
                + "\"/></svg>";
    }
}
