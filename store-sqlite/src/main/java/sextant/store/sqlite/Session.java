package sextant.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection and the statements prepared on it. For one thread at a time, and never a virtual one. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Makes one value of the row the cursor stands on. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What is done with the rows of a result one after the other. */
    @FunctionalInterface
    interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    /** Runs a statement that changes rows and says how many it changed. */
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        return execute(sql, arguments, PreparedStatement::executeUpdate);
    }

    /** The first row, if there is one. */
    <T> Optional<T> one(String sql, RowReader<T> reader, @Nullable Object... arguments) throws SQLException {
        return execute(sql, arguments, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        });
    }

    <T> List<T> all(String sql, RowReader<T> reader, @Nullable Object... arguments) throws SQLException {
        var found = new ArrayList<T>();
        each(sql, row -> found.add(reader.read(row)), arguments);
        return found;
    }

    /** Visits all rows and says how many they were. */
    int each(String sql, RowVisitor visitor, @Nullable Object... arguments) throws SQLException {
        return execute(sql, arguments, statement -> {
            int count = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows);
                    count++;
                }
            }
            return count;
        });
    }

    /** Whether there is such a row. */
    boolean exists(String sql, @Nullable Object... arguments) throws SQLException {
        return one(sql, row -> true, arguments).isPresent();
    }

    /** Runs a script of any number of statements, or a statement not worth keeping prepared. */
    void run(String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    @FunctionalInterface
    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** The driver finalizes a statement that failed, so such a one is prepared anew the next time. */
    private <T> T execute(String sql, @Nullable Object[] arguments, Execution<T> execution) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        try {
            for (int i = 0; i < arguments.length; i++) {
                bind(statement, i + 1, arguments[i]);
            }
            return execution.of(statement);
        } catch (SQLException e) {
            prepared.remove(sql);
            discard(statement, e);
            throw e;
        }
    }

    private static void discard(PreparedStatement statement, SQLException cause) {
        try {
            statement.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, java.sql.Types.NULL);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setLong(index, number);
            case Boolean flag -> statement.setLong(index, flag ? 1 : 0);
            case String text -> statement.setString(index, text);
            case byte[] octets -> statement.setBytes(index, octets);
            default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
        connection.close();
    }
}
