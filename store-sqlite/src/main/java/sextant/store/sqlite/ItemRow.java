package sextant.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sextant.content.Busy;
import sextant.content.ContentHash;
import sextant.content.Envelope;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.content.Summary;
import sextant.content.lens.Importance;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Position;
import sextant.mailbox.Properties;

/**
 * An item packed into one column, which alone is read: each column that is read costs a call into native code. Beside it
 * stand the columns that queries look at.
 */
final class ItemRow {
    /** Of table {@code item}, in the order {@link #read} takes them. */
    static final String COLUMNS =
            "id, collection, name, kind, uid, first, last, position, content_position, arrived, hash, row";

    /** The first number of every packed row; another layout gets another one. */
    private static final int LAYOUT = 1;

    /** The first number where all of an item is packed; rows of before have in columns alone what is in columns. */
    private static final int WHOLE = 2;

    /** What follows the columns of a message. */
    private static final int WITH_ENVELOPE = 2;

    private static final byte FIRST_OF_WHOLE = new RowOutput().number(WHOLE).toBytes()[0];

    private ItemRow() {}

    static Item read(ResultSet row) throws SQLException {
        byte[] packed = row.getBytes(12);
        return packed.length > 0 && packed[0] == FIRST_OF_WHOLE
                ? unpack(packed)
                : join(columns(row), new RowInput(packed));
    }

    /** The same, and demands that the columns and what is packed agree. */
    static void examine(ResultSet row) throws SQLException {
        Item item = read(row);
        if (!columns(row).equals(Columns.of(item))) {
            throw new StoreCorrupt("its columns and what is packed do not agree");
        }
    }

    private static Columns columns(ResultSet row) throws SQLException {
        return new Columns(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                hash(row.getBytes(11)));
    }

    /** The item with everything it has. */
    static byte[] pack(Item item) {
        var out = new RowOutput()
                .number(WHOLE)
                .number(item.id().value())
                .number(item.collection().value())
                .text(item.name())
                .text(item.summary().kind().name())
                .text(item.summary().uid())
                .number(item.summary().first())
                .number(item.summary().last())
                .number(item.position().value())
                .number(item.contentPosition().value())
                .number(item.arrived().value())
                .octets(item.hash().digest());
        writeRest(item, out);
        return out.toBytes();
    }

    static Item unpack(byte[] packed) {
        var in = new RowInput(packed);
        long layout = in.number();
        if (layout != WHOLE && layout != LAYOUT) {
            throw new StoreCorrupt("a packed row has the unknown layout " + layout);
        }
        var columns = new Columns(
                in.number(),
                in.number(),
                in.text(),
                in.text(),
                in.text(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                hash(in.octets()));
        return join(columns, in);
    }

    private static void writeRest(Item item, RowOutput out) {
        Summary summary = item.summary();
        out.number(summary.envelope().isPresent() ? WITH_ENVELOPE : LAYOUT)
                .text(item.format().name())
                .text(summary.component())
                .flag(summary.floating())
                .flag(summary.recurring())
                .text(summary.busy().name())
                .flag(summary.group())
                .text(summary.displayName())
                .text(summary.subject())
                .texts(summary.emails())
                .texts(summary.phones())
                .number(summary.size())
                .number(Moment.of(item.created()))
                .number(Moment.of(item.modified()));
        PropertyRow.write(item.properties(), out);
        summary.envelope().ifPresent(envelope -> write(envelope, out));
    }

    private static void write(Envelope envelope, RowOutput out) {
        out.text(envelope.from())
                .text(envelope.to())
                .flag(envelope.sent().isPresent())
                .number(Moment.of(envelope.sent().orElse(Instant.EPOCH)))
                .text(envelope.preview())
                .flag(envelope.attachments())
                .text(envelope.importance().name())
                .text(envelope.conversation());
    }

    private static Envelope envelope(RowInput in) {
        String from = in.text();
        String to = in.text();
        boolean dated = in.flag();
        Instant sent = Moment.read(in.number());
        return new Envelope(
                from,
                to,
                dated ? Optional.of(sent) : Optional.empty(),
                in.text(),
                in.flag(),
                Importance.valueOf(in.text()),
                in.text());
    }

    private record Columns(
            long id,
            long collection,
            String name,
            String kind,
            String uid,
            long first,
            long last,
            long position,
            long contentPosition,
            long arrived,
            ContentHash hash) {
        static Columns of(Item item) {
            return new Columns(
                    item.id().value(),
                    item.collection().value(),
                    item.name(),
                    item.summary().kind().name(),
                    item.summary().uid(),
                    item.summary().first(),
                    item.summary().last(),
                    item.position().value(),
                    item.contentPosition().value(),
                    item.arrived().value(),
                    item.hash());
        }
    }

    /** Also whatever the row's types refuse (a name no enum has, a negative position) is damage. */
    private static Item join(Columns columns, RowInput rest) {
        try {
            return joined(columns, rest);
        } catch (IllegalArgumentException e) {
            throw new StoreCorrupt("item " + columns.id() + " has an impossible row", e);
        }
    }

    private static Item joined(Columns columns, RowInput rest) {
        long layout = rest.number();
        if (layout != LAYOUT && layout != WITH_ENVELOPE) {
            throw new StoreCorrupt("a packed row has the unknown layout " + layout);
        }
        Format format = Format.valueOf(rest.text());
        String component = rest.text();
        boolean floating = rest.flag();
        boolean recurring = rest.flag();
        Busy busy = Busy.valueOf(rest.text());
        boolean group = rest.flag();
        String displayName = rest.text();
        String subject = rest.text();
        List<String> emails = rest.texts();
        List<String> phones = rest.texts();
        long size = rest.number();
        Instant created = Moment.read(rest.number());
        Instant modified = Moment.read(rest.number());
        Properties properties = PropertyRow.read(rest);
        var summary = new Summary(
                Kind.valueOf(columns.kind()),
                component,
                columns.uid(),
                columns.first(),
                columns.last(),
                floating,
                recurring,
                busy,
                group,
                displayName,
                subject,
                emails,
                phones,
                size,
                layout == WITH_ENVELOPE ? Optional.of(envelope(rest)) : Optional.empty());
        return new Item(
                new ItemId(columns.id()),
                new CollectionId(columns.collection()),
                columns.name(),
                format,
                columns.hash(),
                summary,
                properties,
                new Position(columns.position()),
                new Position(columns.contentPosition()),
                new Position(columns.arrived()),
                created,
                modified);
    }

    private static ContentHash hash(byte[] digest) {
        try {
            return ContentHash.fromDigest(digest);
        } catch (IllegalArgumentException e) {
            throw new StoreCorrupt("a row has an impossible hash", e);
        }
    }
}
