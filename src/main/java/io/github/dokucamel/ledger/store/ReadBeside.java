package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.settings.LedgerAddress;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * A ledger that a service may have open, for a command that only looks. Each reading sees what was
 * committed before it and keeps no writer waiting.
 */
public final class ReadBeside implements AutoCloseable {

    private final Database database;
    private final Statements sql;

    private ReadBeside(Database database, Statements sql) {
        this.database = database;
        this.sql = sql;
    }

    /**
     * @throws LedgerException when there is none, or it is of another version or environment
     */
    public static ReadBeside of(LedgerAddress address, String environment) {
        Database database = Database.beside(address, TransactionMode.DEFERRED);
        try {
            Statements sql = new Statements(database, Use.BESIDE);
            ReadBeside opened = new ReadBeside(database, sql);
            try {
                Schema.require(sql, database.dialect(), environment);
                Sealed.requireOpen(sql);
                sql.rollback();
                return opened;
            } catch (SQLException | RuntimeException e) {
                opened.close();
                throw e;
            }
        } catch (SQLException e) {
            throw database.trouble().of("read", e);
        }
    }

    public <T> T read(Transactions.Work<T> work) {
        try {
            T found = work.run(sql);
            sql.rollback();
            return found;
        } catch (SQLException | FailedStatementException e) {
            throw database.trouble().of("read", e);
        }
    }

    @Override
    public void close() {
        sql.close();
        database.close();
    }
}
