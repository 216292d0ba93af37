package io.github.dokucamel.crash.inside;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * Stands in front of the SQLite driver and changes nothing, until the commit that makes a given
 * statement durable: the process is killed right before it or right after it. The thread that
 * commits holds the ledger's writing lock, so that nothing else is written meanwhile.
 */
final class TrappedDriver implements Driver {

    private static final String URL = "jdbc:sqlite:";

    private final Driver real;
    private final Trap trap;

    private TrappedDriver(Driver real, Trap trap) {
        this.real = real;
        this.trap = trap;
    }

    static void install(Trap trap) {
        if (!trap.is("before-commit") && !trap.is("after-commit")) {
            return;
        }
        try {
            List<Driver> all = Collections.list(DriverManager.getDrivers());
            for (Driver driver : all) {
                if (driver.acceptsURL(URL)) {
                    DriverManager.deregisterDriver(driver);
                    DriverManager.registerDriver(new TrappedDriver(driver, trap));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Connection connection = real.connect(url, info);
        return connection == null ? null : new Watched(connection).proxy();
    }

    /** One connection; for one thread at a time, as the ledger uses it. */
    private final class Watched {

        private final Connection connection;
        private boolean armed;

        Watched(Connection connection) {
            this.connection = connection;
        }

        Connection proxy() {
            return (Connection)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (self, method, arguments) -> onConnection(method, arguments));
        }

        private Object onConnection(Method method, Object[] arguments) throws Throwable {
            boolean commits = method.getName().equals("commit") && armed;
            if (commits && trap.is("before-commit")) {
                Trap.spring();
            }
            Object result = call(connection, method, arguments);
            if (commits) {
                Trap.spring();
            }
            if (method.getName().equals("prepareStatement")
                    && ((String) arguments[0]).contains(trap.what())) {
                return watched((PreparedStatement) result);
            }
            return result;
        }

        private PreparedStatement watched(PreparedStatement statement) {
            Object[] last = new Object[1];
            return (PreparedStatement)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {PreparedStatement.class},
                            (self, method, arguments) -> {
                                Object result = call(statement, method, arguments);
                                if (method.getName().equals("setObject")) {
                                    last[0] = arguments[1];
                                }
                                if (method.getName().startsWith("execute")
                                        && counts(last[0])
                                        && trap.passed()) {
                                    armed = true;
                                }
                                return result;
                            });
        }

        private boolean counts(Object value) throws SQLException {
            if (trap.guard() == null) {
                return true;
            }
            try (PreparedStatement guard = connection.prepareStatement(trap.guard())) {
                guard.setObject(1, value);
                try (ResultSet row = guard.executeQuery()) {
                    return row.next();
                }
            }
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return real.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return real.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return real.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return real.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return real.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("");
    }
}
