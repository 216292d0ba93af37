package io.github.dokucamel.simulation;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The database of the simulated ledger: SQLite in memory, which outlives the nodes. What it does not
 * do on command, it does as SQLite does.
 */
final class FailingStore implements DataSource, AutoCloseable {

    /** What becomes of the next commit. */
    enum Commit {
        WELL,
        /** Nothing is written. */
        FAILS,
        /** It is written, and nobody learns of it. */
        UNKNOWN,
        /** The node dies before it. */
        DIES_BEFORE,
        /** The node dies when it is written, before anything else. */
        DIES_AFTER
    }

    private static final int IO_ERROR = 10;

    private final String url;
    private final Connection own;
    private final List<Connection> given = new ArrayList<>();
    private final List<String> initial = new ArrayList<>();
    private Commit next = Commit.WELL;
    private boolean broken;
    private boolean dead;

    FailingStore(String name) throws SQLException {
        url = "jdbc:sqlite:file:" + name + "?mode=memory&cache=shared";
        own = DriverManager.getConnection(url);
    }

    /** For who looks on; never fails. */
    Connection beside() {
        return own;
    }

    void nextCommit(Commit how) {
        next = how;
    }

    void breakDown(boolean now) {
        broken = now;
    }

    boolean isBroken() {
        return broken;
    }

    /** Whether the node died at a commit. */
    boolean isDead() {
        return dead;
    }

    void die() {
        dead = true;
    }

    /** What a dead node had open goes; what it had committed stays. */
    void bury() throws SQLException {
        for (Connection connection : given) {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.close();
            }
        }
        given.clear();
        dead = false;
        next = Commit.WELL;
    }

    /** What the tables hold now is what they are reset to. */
    void remember() throws SQLException {
        try (Statement sql = own.createStatement()) {
            for (String table : tables(sql)) {
                sql.execute("CREATE TABLE first_" + table + " AS SELECT * FROM " + table);
                initial.add(table);
            }
        }
    }

    /** Everything is as it was. */
    void startAnew() throws SQLException {
        bury();
        broken = false;
        try (Statement sql = own.createStatement()) {
            sql.execute("BEGIN");
            for (String table : initial) {
                sql.execute("DELETE FROM " + table);
                sql.execute("INSERT INTO " + table + " SELECT * FROM first_" + table);
            }
            sql.execute("COMMIT");
        }
    }

    private static List<String> tables(Statement sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found =
                sql.executeQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table'"
                                + " AND name LIKE 'doku~_%' ESCAPE '~'")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = DriverManager.getConnection(url);
        given.add(real);
        return (Connection)
                Proxy.newProxyInstance(
                        FailingStore.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, values) -> {
                            if (method.getName().equals("commit")) {
                                commit(real);
                                return null;
                            }
                            try {
                                return method.invoke(real, values);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void commit(Connection real) throws SQLException {
        Commit how = dead || broken ? Commit.FAILS : next;
        next = Commit.WELL;
        if (how == Commit.WELL || how == Commit.UNKNOWN || how == Commit.DIES_AFTER) {
            real.commit();
        }
        dead |= how == Commit.DIES_BEFORE || how == Commit.DIES_AFTER;
        if (how != Commit.WELL) {
            throw new SQLException("as scripted: " + how, "", IO_ERROR);
        }
    }

    @Override
    public void close() throws SQLException {
        bury();
        own.close();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
