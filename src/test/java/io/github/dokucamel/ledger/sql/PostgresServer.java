package io.github.dokucamel.ledger.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A PostgreSQL server of a test's own; its user {@code postgres} needs no password. */
public final class PostgresServer implements AutoCloseable {

    static final String CUT_CONNECTIONS =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'doku-camel'";

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    public static PostgresServer start() throws IOException {
        return new PostgresServer(EmbeddedPostgres.start());
    }

    /** As {@code doku.ledger.url} names it. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", "");
    }

    public DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    public void run(String... statements) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    /** Ends the connections of every ledger, as a restart of the server does. */
    public void cutConnections() throws SQLException {
        run(CUT_CONNECTIONS);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
