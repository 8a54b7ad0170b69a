package sextant.web.page;

/**
 * What stands around a page.
 *
 * @param title of the page
 * @param viewer who looks
 * @param section which icon of the bar is the current one
 * @param item which entry of the navigation pane is the current one; empty for none
 * @param notice what was just done, in words; empty for nothing
 * @param part whether the page is to appear on top of another one, without its frame
 */
public record Frame(String title, Viewer viewer, String section, String item, String notice, boolean part) {
    /** A page of the settings. */
    public static Frame settings(String title, Viewer viewer, String item) {
        return new Frame(title, viewer, "settings", item, "", false);
    }

    public Frame noticing(String words) {
        return new Frame(title, viewer, section, item, words, part);
    }

    public Frame asPart(boolean wanted) {
        return new Frame(title, viewer, section, item, notice, wanted);
    }

    /** Marks the current entry, for {@code aria-current}. */
    public String current(String entry) {
        return entry.equals(item) ? "page" : "false";
    }

    /** Marks the current icon. */
    public String in(String entry) {
        return entry.equals(section) ? "true" : "false";
    }
}
