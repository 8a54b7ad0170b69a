package sextant.web.devices;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sextant.mailbox.Device;
import sextant.web.page.Query;

/**
 * How the list is sorted.
 *
 * @param column by which column
 * @param descending whether the last comes first
 */
public record Sorting(Column column, boolean descending) {
    /** A column of the list. */
    public enum Column {
        NAME("name", "Name", false),
        TYPE("type", "Type", false),
        LAST_SYNC("last", "Last Sync", true);

        private final String key;
        private final String label;
        private final boolean lastFirst;

        Column(String key, String label, boolean lastFirst) {
            this.key = key;
            this.label = label;
            this.lastFirst = lastFirst;
        }

        private Comparator<Device> order() {
            return switch (this) {
                case NAME -> Comparator.comparing(Device::name, Collator.getInstance(Locale.ENGLISH)::compare);
                case TYPE -> Comparator.comparing(device -> device.protocol().type());
                case LAST_SYNC -> Comparator.comparing(Device::lastSync);
            };
        }

        public String label() {
            return label;
        }
    }

    private static final Map<String, Column> COLUMNS =
            Map.of("name", Column.NAME, "type", Column.TYPE, "last", Column.LAST_SYNC);

    /** As the query says: those that synced last come first, if it says nothing. */
    static Sorting of(Query query) {
        var column = COLUMNS.getOrDefault(query.text("sort"), Column.LAST_SYNC);
        var descending = query.get("order").map("down"::equals).orElse(column.lastFirst);
        return new Sorting(column, descending);
    }

    List<Device> sort(List<Device> devices) {
        var order = descending ? column.order().reversed() : column.order();
        // Rows that are alike keep their places from one look to the next.
        return devices.stream()
                .sorted(order.thenComparing(Device::lastSync, Comparator.reverseOrder())
                        .thenComparingLong(device -> device.id().value()))
                .toList();
    }

    /** The query that sorts by a column: the other way round if it is the current one. */
    public String query(Column by) {
        var down = by == column ? !descending : by.lastFirst;
        return "?sort=" + by.key + "&order=" + (down ? "down" : "up");
    }

    /** The query that sorts as now. */
    public String query() {
        return "?sort=" + column.key + "&order=" + (descending ? "down" : "up");
    }

    /** For {@code aria-sort}. */
    public String aria(Column by) {
        return by != column ? "none" : descending ? "descending" : "ascending";
    }
}
