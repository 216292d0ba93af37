package io.github.dokucamel.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Stands in front of the SQLite driver and counts what ledgers execute that are opened meanwhile. */
final class StatementCount implements AutoCloseable {

    /** What happens after a call on something watched; returns its result, or one in its place. */
    private interface Watch {
        Object after(Method method, Object[] arguments, Object result);
    }

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Driver real;
    private final Driver counting;

    private StatementCount(Driver real) {
        this.real = real;
        this.counting =
                watched(
                        Driver.class,
                        real,
                        (method, arguments, result) ->
                                result instanceof Connection connection
                                        ? watched(connection)
                                        : result);
    }

    static StatementCount start() throws SQLException {
        StatementCount count = new StatementCount(DriverManager.getDriver("jdbc:sqlite:file"));
        DriverManager.deregisterDriver(count.real);
        DriverManager.registerDriver(count.counting);
        return count;
    }

    /** Statements of the connections that write, with the queries in between. */
    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Connection watched(Connection connection) {
        AtomicBoolean writes = new AtomicBoolean();
        return watched(
                Connection.class,
                connection,
                (method, arguments, result) ->
                        method.getName().equals("prepareStatement")
                                ? watched((PreparedStatement) result, (String) arguments[0], writes)
                                : result);
    }

    private PreparedStatement watched(
            PreparedStatement statement, String sql, AtomicBoolean writes) {
        return watched(
                PreparedStatement.class,
                statement,
                (method, arguments, result) -> {
                    if (method.getName().startsWith("execute")) {
                        writes.compareAndSet(false, !sql.startsWith("SELECT"));
                        if (writes.get()) {
                            counts.merge(sql, 1, Integer::sum);
                        }
                    }
                    return result;
                });
    }

    private static <T> T watched(Class<T> type, T target, Watch watch) {
        return type.cast(
                Proxy.newProxyInstance(
                        StatementCount.class.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> {
                            try {
                                Object result = method.invoke(target, arguments);
                                return watch.after(method, arguments, result);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    /** The most frequent first. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(counting);
        DriverManager.registerDriver(real);
    }
}
