package sextant.dav.resource;

/** The two groups that every principal of Apple's calendar server has: who may see, and who may change, its calendars. */
public enum Proxy {
    READ("calendar-proxy-read"),
    WRITE("calendar-proxy-write");

    private final String segment;

    Proxy(String segment) {
        this.segment = segment;
    }

    /** Its name in paths, and of its type in Apple's namespace. */
    public String segment() {
        return segment;
    }
}
