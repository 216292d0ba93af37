package io.github.dokucamel.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One connection with its prepared statements, kept for its life. For one thread at a time. */
public final class Statements implements AutoCloseable {

    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public interface EachRow {
        void read(ResultSet row) throws SQLException;
    }

    private final Database database;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private Connection connection;
    private boolean closed;

    /** On a connection of its own, which is replaced when it breaks. */
    public Statements(Database database) throws SQLException {
        this.database = database;
        this.connection = database.connect();
    }

    public int update(String sql, Object... values) throws SQLException {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException e) {
            forget(sql);
            throw e;
        }
    }

    public <T> Optional<T> one(String sql, Row<T> row, Object... values) throws SQLException {
        try (ResultSet found = bound(sql, values).executeQuery()) {
            return found.next() ? Optional.of(row.read(found)) : Optional.empty();
        } catch (SQLException e) {
            forget(sql);
            throw e;
        }
    }

    public <T> List<T> list(String sql, Row<T> row, Object... values) throws SQLException {
        List<T> rows = new ArrayList<>();
        each(sql, r -> rows.add(row.read(r)), values);
        return rows;
    }

    public void each(String sql, EachRow row, Object... values) throws SQLException {
        try (ResultSet found = bound(sql, values).executeQuery()) {
            while (found.next()) {
                row.read(found);
            }
        } catch (SQLException e) {
            forget(sql);
            throw e;
        }
    }

    /** SQLite's driver lets go of a statement that met a full disk, and it works no more. */
    private void forget(String sql) {
        PreparedStatement failed = prepared.remove(sql);
        try {
            if (failed != null) {
                failed.close();
            }
        } catch (SQLException e) {
            // The failure that brought us here is the one that counts.
        }
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** A column that may be null. */
    static Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** A column that may be null. */
    public static Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** As it is now; the next failure may replace it. */
    Connection connection() {
        return connection;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /**
     * Afterwards a new transaction has begun. A full disk makes SQLite end the old one itself; its
     * driver then goes on without any, and each statement would be a commit of its own.
     */
    public void rollback() throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            if (!closed) {
                disconnect();
                connection = database.connect();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        disconnect();
    }

    private void disconnect() {
        prepared.clear();
        try {
            connection.close();
        } catch (SQLException e) {
            // What was committed is durable; there is nothing left to save.
        }
    }
}
