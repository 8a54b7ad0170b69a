package sextant.web.items;

import java.util.List;
import sextant.web.page.Frame;

/**
 * A list of items as it is shown.
 *
 * @param icon what stands for the kind
 * @param groups in order
 * @param count how many items there are, in words
 * @param none what to say if there are none
 * @param full whether there are more than a page shows
 * @param make where a new one is made; empty for nowhere
 */
public record ItemsView(
        Frame frame, String icon, List<Group> groups, String count, String none, boolean full, String make) {
    /** Of items that are only looked at. */
    public ItemsView(Frame frame, String icon, List<Group> groups, String count, String none, boolean full) {
        this(frame, icon, groups, count, none, full, "");
    }

    /** Items under one heading. */
    public record Group(String heading, List<Line> lines) {}

    /**
     * One item.
     *
     * @param mark what stands before it: initials, a time, a sign; may be empty
     * @param title what it is called
     * @param details what else to say, in order; none is empty
     * @param folder the folder it lies in
     * @param done whether it is struck off
     * @param address where it is edited; empty for nowhere
     */
    public record Line(String mark, String title, List<String> details, String folder, boolean done, String address) {
        /** One that is only looked at. */
        public Line(String mark, String title, List<String> details, String folder, boolean done) {
            this(mark, title, details, folder, done, "");
        }
    }
}
