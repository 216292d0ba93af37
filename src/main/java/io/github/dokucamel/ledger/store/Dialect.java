package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the two engines do not share. All else is one SQL for both. */
enum Dialect {
    SQLITE("INTEGER PRIMARY KEY", " WITHOUT ROWID"),
    POSTGRESQL("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "");

    private static final int OLDEST_POSTGRESQL = 14;
    private static final int ROWS = 1_000;

    private final String identity;
    private final String byKey;

    Dialect(String identity, String byKey) {
        this.identity = identity;
        this.byKey = byKey;
    }

    /** @throws LedgerException for one of another engine, or too old a version */
    static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData engine = connection.getMetaData();
        String name = engine.getDatabaseProductName();
        if (name.equals("SQLite")) {
            return SQLITE;
        }
        if (!name.equals("PostgreSQL")) {
            throw new LedgerException(
                    "The ledger cannot be kept in %s: give a DataSource of SQLite, or of PostgreSQL %s or later"
                            .formatted(name, OLDEST_POSTGRESQL));
        }
        if (engine.getDatabaseMajorVersion() < OLDEST_POSTGRESQL) {
            throw new LedgerException(
                    "The ledger needs PostgreSQL %s or later, and this is %s"
                            .formatted(OLDEST_POSTGRESQL, engine.getDatabaseProductVersion()));
        }
        return POSTGRESQL;
    }

    boolean isSqlite() {
        return this == SQLITE;
    }

    /** A statement of a script, as this engine spells it. */
    String spelled(String statement) {
        return statement.replace("{identity}", identity).replace("{by key}", byKey);
    }

    /** Names of tables that are ours, or called like them. */
    List<String> tables(Connection connection) throws SQLException {
        String query =
                this == SQLITE
                        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 5) = 'doku_' ORDER BY 1"
                        : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND starts_with(tablename, 'doku_') ORDER BY 1";
        try (Statement sql = connection.createStatement()) {
            return texts(sql, query);
        }
    }

    /** The first column of all rows. */
    static List<String> texts(Statement sql, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet found = sql.executeQuery(query)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }

    /** After rows came with their ids: the next one gets an id behind them. */
    void countOn(Connection connection) throws SQLException {
        if (this == SQLITE) {
            return;
        }
        try (Statement sql = connection.createStatement()) {
            List<String> counters =
                    texts(
                            sql,
                            "SELECT table_name FROM information_schema.columns WHERE table_schema ="
                                    + " current_schema() AND column_name = 'id' AND is_identity = 'YES'");
            for (String table : counters) {
                sql.execute(
                        "SELECT setval(pg_get_serial_sequence('%1$s', 'id'), (SELECT GREATEST(MAX(id), 1) FROM %1$s), (SELECT COUNT(*) > 0 FROM %1$s))"
                                .formatted(table));
            }
        }
    }

    /** Rows of a large answer come some at a time; SQLite's come one by one anyway. */
    void stream(Statement statement) throws SQLException {
        if (this == POSTGRESQL) {
            statement.setFetchSize(ROWS);
        }
    }

    /** Until the end of the transaction nobody else makes or changes tables here. */
    void alone(Statement sql) throws SQLException {
        if (this == POSTGRESQL) {
            PostgresSession.making(sql);
        }
    }

    /**
     * Before the first table is made.
     *
     * @throws LedgerException when they cannot be, or something else has their names
     */
    void requireRoom(Statement sql) throws SQLException {
        if (this == SQLITE) {
            return;
        }
        try (ResultSet may =
                sql.executeQuery(
                        "SELECT current_schema(), has_schema_privilege(current_schema(), 'CREATE'),"
                                + " current_setting('transaction_read_only')")) {
            may.next();
            String schema = may.getString(1);
            if (schema == null) {
                throw new LedgerException(
                        "The ledger's database has no schema of the name that doku.ledger.schema says, or this user may not look into it; it must be there before");
            }
            if (may.getString(3).equals("on")) {
                throw new LedgerException(
                        "The ledger's database can only be read, as a standby is; doku.ledger.url must name one that can be written");
            }
            if (!may.getBoolean(2)) {
                throw new LedgerException(
                        "The user of the ledger's database may not make tables in the schema %s: GRANT CREATE, USAGE ON SCHEMA %1$s"
                                .formatted(schema));
            }
            List<String> others = tables(sql.getConnection());
            if (!others.isEmpty()) {
                throw new LedgerException(
                        "The schema %s has a table %s, and is no ledger of doku-camel: give the ledger a schema of its own (doku.ledger.schema)"
                                .formatted(schema, others.get(0)));
            }
        }
    }
}
