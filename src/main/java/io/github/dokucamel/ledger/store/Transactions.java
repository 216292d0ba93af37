package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.store.Statements.EachRow;
import io.github.dokucamel.ledger.store.Statements.Row;
import io.github.dokucamel.settings.LedgerAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig.TransactionMode;

/** How the ledger reads and writes: one connection for each, and one for what takes long. */
public final class Transactions implements AutoCloseable {

    /** A row of ledger_info, until somebody has acted on it: the ledger went back in time. */
    public static final String WENT_BACK = "went_back";

    /** Work inside a transaction. It may run twice and must touch nothing but the database. */
    public interface Work<T> {
        T run(Statements sql) throws SQLException;
    }

    private final Database database;
    private final GroupCommit writer;
    private final Statements reader;
    private final ReentrantLock reading = new ReentrantLock();
    private final Pulse pulse;

    /**
     * @param mark outside the data directory; null for none
     * @param first what is written before anything else
     */
    public static Transactions of(
            LedgerAddress address, @Nullable Path mark, String environment, Work<?> first) {
        return new Transactions(Database.of(address, mark), environment, first);
    }

    public static Transactions of(
            DataSource given, LedgerAddress address, String environment, Work<?> first) {
        return new Transactions(Database.of(given, address), environment, first);
    }

    /**
     * One transaction of a command, while a service may hold the ledger.
     *
     * @throws LedgerException when there is none, or it is of another version or environment
     */
    public static <T> T beside(LedgerAddress address, String environment, Work<T> work) {
        return beside(
                Database.beside(address, TransactionMode.IMMEDIATE),
                environment,
                sql -> {
                    sql.alone();
                    return work.run(sql);
                });
    }

    /** The same of one that only looks, and keeps nobody from writing. */
    public static <T> T lookBeside(LedgerAddress address, String environment, Work<T> work) {
        return beside(Database.beside(address, TransactionMode.DEFERRED), environment, work);
    }

    private static <T> T beside(Database database, String environment, Work<T> work) {
        try (database;
                Statements sql = new Statements(database, Use.BESIDE)) {
            Schema.require(sql, database.dialect(), environment);
            Sealed.requireOpen(sql);
            T done = work.run(sql);
            sql.commit();
            return done;
        } catch (SQLException | FailedStatementException e) {
            throw database.trouble().of("written", e);
        }
    }

    private Transactions(Database database, String environment, Work<?> first) {
        this.database = database;
        List<Statements> opened = new ArrayList<>();
        try {
            opened.add(new Statements(database, Use.WRITE));
            try (Statements making = new Statements(database, Use.APART)) {
                Schema.prepare(making, database.dialect(), environment, database.file());
                Sealed.requireOpen(making);
                making.rollback();
            }
            opened.add(new Statements(database, Use.READ));
            this.writer =
                    new GroupCommit(
                            opened.get(0),
                            database.count(environment, opened.get(0)),
                            database.trouble());
            this.reader = opened.get(1);
            this.pulse = new Pulse(database.name(), this::look);
            writer.commit(first);
        } catch (SQLException | RuntimeException e) {
            // A connection left open would keep the file locked for whoever opens it next.
            opened.forEach(Statements::close);
            database.close();
            throw database.trouble().of("opened", e);
        }
    }

    public <T> T write(Work<T> work) {
        return writer.commit(work);
    }

    /** One statement as a transaction, like the ones below. */
    public int update(String statement, @Nullable Object... values) {
        return write(sql -> sql.update(statement, values));
    }

    public int updateAll(String statement, List<Long> ids, @Nullable Object... values) {
        return write(sql -> sql.updateAll(statement, ids, values));
    }

    public <T> Optional<T> one(String statement, Row<T> row, @Nullable Object... values) {
        return read(sql -> sql.one(statement, row, values));
    }

    public <T> List<T> list(String statement, Row<T> row, @Nullable Object... values) {
        return read(sql -> sql.list(statement, row, values));
    }

    public boolean any(String statement, @Nullable Object... values) {
        return read(sql -> sql.any(statement, values));
    }

    public void whenWritten(Runnable listener) {
        writer.whenWritten(listener);
    }

    public <T> T read(Work<T> work) {
        reading.lock();
        try {
            return work.run(reader);
        } catch (SQLException | FailedStatementException e) {
            writer.note(e);
            throw database.trouble().of("read", e);
        } finally {
            // Also after a failure: the next question must not be answered from the same snapshot.
            endReading();
            reading.unlock();
        }
    }

    private void endReading() {
        try {
            reader.rollback();
        } catch (SQLException e) {
            // The next question fails on the same connection and says so.
        }
    }

    /** On a connection of its own: a million rows must not keep other readers waiting. */
    public <T> T apart(Work<T> work) {
        try (Statements sql = new Statements(database, Use.APART)) {
            return work.run(sql);
        } catch (SQLException | FailedStatementException e) {
            throw database.trouble().of("read", e);
        }
    }

    /** The rows of one question, read apart. */
    public void eachApart(String statement, EachRow row, @Nullable Object... values) {
        apart(
                sql -> {
                    sql.each(statement, row, values);
                    return values;
                });
    }

    /** Why nothing can be written at present. Tries it after a failure. */
    public Optional<String> trouble() {
        return database.dialect().isSqlite() ? look() : pulse.trouble();
    }

    private Optional<String> look() {
        try {
            if (writer.lastTrouble().isPresent()) {
                // Where nothing else is to be written, this finds out that it can be again.
                update("UPDATE doku_schema SET version = version");
            } else if (!database.dialect().isSqlite()) {
                // One on a server may be gone without anybody having asked it.
                any("SELECT 1");
            }
            return Optional.empty();
        } catch (LedgerException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        reading.lock();
        try {
            reader.close();
        } finally {
            reading.unlock();
        }
        writer.close();
        database.close();
    }
}
