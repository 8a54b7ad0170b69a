package sextant.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sextant.content.Kind;
import sextant.mailbox.Collection;
import sextant.mailbox.CollectionId;
import sextant.mailbox.CollectionRemoval;
import sextant.mailbox.Position;
import sextant.mailbox.Role;

/** Table {@code collection} and its tombstones. */
final class CollectionRow {
    static final String COLUMNS =
            "id, kind, accepts, role, parent, name, segment, properties, created, changed, horizon";

    private CollectionRow() {}

    static Collection read(ResultSet row) throws SQLException {
        long parent = row.getLong(5);
        return new Collection(
                new CollectionId(row.getLong(1)),
                Kind.valueOf(row.getString(2)),
                Arrays.stream(row.getString(3).split(",", -1))
                        .map(Kind::valueOf)
                        .collect(Collectors.toSet()),
                Role.valueOf(row.getString(4)),
                parent == 0 ? Optional.empty() : Optional.of(new CollectionId(parent)),
                row.getString(6),
                row.getString(7),
                PropertyRow.unpack(row.getBytes(8)),
                new Position(row.getLong(9)),
                new Position(row.getLong(10)),
                new Position(row.getLong(11)));
    }

    static CollectionRemoval readTombstone(ResultSet row) throws SQLException {
        return new CollectionRemoval(
                new CollectionId(row.getLong(1)),
                Kind.valueOf(row.getString(2)),
                row.getString(3),
                new Position(row.getLong(4)));
    }

    static String accepts(Collection collection) {
        return collection.accepts().stream().sorted().map(Kind::name).collect(Collectors.joining(","));
    }

    static @Nullable Long parent(Collection collection) {
        return collection.parent().map(CollectionId::value).orElse(null);
    }
}
