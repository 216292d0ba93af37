package io.github.dokucamel.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection with its prepared statements, kept for its life. For one thread at a time. */
public final class Statements implements AutoCloseable {

    public interface Row<T> {

        T read(ResultSet row) throws SQLException;

        /** Into a record whose components are named like the columns. */
        static <T extends Record> Row<T> of(Class<T> type) {
            return new RecordRow<>(type);
        }
    }

    public interface EachRow {
        void read(ResultSet row) throws SQLException;
    }

    /** Work that many have a part in and that is done once, right before the commit. */
    public interface AtCommit extends Consumer<Statements> {}

    private final Database database;
    private final Use use;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Map<Class<?>, AtCommit> atCommit = new LinkedHashMap<>();
    private Connection connection;
    private boolean closed;

    /** On a connection of its own, which is replaced when it breaks. */
    Statements(Database database, Use use) throws SQLException {
        this.database = database;
        this.use = use;
        this.connection = database.connect(use);
    }

    /** Before the first statement of a transaction that writes. */
    void alone() {
        database.alone(this);
    }

    public int update(String sql, @Nullable Object... values) {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /**
     * The same change of many rows.
     *
     * @param sql ends before the list of ids: {@code ... WHERE id IN}
     * @param values those before the ids
     */
    public int updateAll(String sql, List<Long> ids, @Nullable Object... values) {
        int changed = 0;
        for (int from = 0; from < ids.size(); from += ManyRows.MOST) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + ManyRows.MOST));
            Object[] all = IdList.behind(values, some);
            changed += update(sql + IdList.places(all.length - values.length), all);
        }
        return changed;
    }

    /**
     * Many rows at once.
     *
     * @param sql ends before the rows: {@code INSERT INTO t (a, b) VALUES}
     * @param row what one row looks like: {@code (?, ?)}
     */
    public void insertAll(String sql, String row, List<Object[]> rows) {
        ManyRows.insert(this, sql, row, "", rows);
    }

    /** The same, but for those that are there already. */
    public void insertNew(String sql, String row, List<Object[]> rows) {
        ManyRows.insert(this, sql, row, " ON CONFLICT DO NOTHING", rows);
    }

    /** The part of this kind in the present transaction, made by whoever asks first. */
    public <T extends AtCommit> T atCommit(Class<T> kind, Supplier<T> first) {
        return kind.cast(atCommit.computeIfAbsent(kind, none -> first.get()));
    }

    public <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... values) {
        return query(
                sql,
                found -> found.next() ? Optional.of(row.read(found)) : Optional.empty(),
                values);
    }

    /** Whether there is such a row. */
    public boolean any(String sql, @Nullable Object... values) {
        return one(sql, row -> true, values).isPresent();
    }

    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
        List<T> rows = new ArrayList<>();
        each(sql, r -> rows.add(row.read(r)), values);
        return rows;
    }

    public void each(String sql, EachRow row, @Nullable Object... values) {
        query(
                sql,
                found -> {
                    while (found.next()) {
                        row.read(found);
                    }
                    return found;
                },
                values);
    }

    private <T> T query(String sql, Row<T> rows, @Nullable Object... values) {
        try (ResultSet found = bound(sql, values).executeQuery()) {
            return rows.read(found);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** SQLite's driver lets go of a statement that met a full disk, and it works no more. */
    private FailedStatementException failed(String sql, SQLException failure) {
        PreparedStatement failed = prepared.remove(sql);
        try {
            if (failed != null) {
                failed.close();
            }
        } catch (SQLException e) {
            // The failure that brought us here is the one that counts.
        }
        return new FailedStatementException(failure);
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            database.dialect().stream(statement);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** A column that may be null. */
    public static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** As it is now; the next failure may replace it. */
    Connection connection() {
        return connection;
    }

    void commit() throws SQLException {
        for (AtCommit work : List.copyOf(atCommit.values())) {
            work.accept(this);
        }
        atCommit.clear();
        connection.commit();
    }

    /**
     * Afterwards a new transaction has begun. A full disk makes SQLite end the old one itself; its
     * driver then goes on without any, and each statement would be a commit of its own.
     */
    void rollback() throws SQLException {
        atCommit.clear();
        try {
            connection.rollback();
        } catch (SQLException e) {
            if (!closed) {
                disconnect();
                connection = database.connect(use);
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
            database.release(connection);
        } catch (SQLException e) {
            // What was committed is durable; there is nothing left to save.
        }
    }
}
