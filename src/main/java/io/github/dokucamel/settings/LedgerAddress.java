package io.github.dokucamel.settings;

import io.github.dokucamel.signature.Secret;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a ledger is, and how one gets in.
 *
 * @param url {@code jdbc:sqlite:<file>} or {@code jdbc:postgresql://host/database}
 * @param user of a PostgreSQL database; null for what the URL says, likewise {@code password}
 * @param schema of the tables, which must be there; null for the one that the user has by itself
 * @param timeout how long a statement waits for the database, or for another one's transaction
 */
public record LedgerAddress(
        String url,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable String schema,
        Duration timeout) {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    public static LedgerAddress of(String url) {
        return new LedgerAddress(url, null, null, null, TIMEOUT);
    }

    static LedgerAddress of(Values values, Path dataDir) {
        return new LedgerAddress(
                values.optional("doku.ledger.url")
                        .orElse("jdbc:sqlite:{data-dir}/ledger.db")
                        .replace("{data-dir}", dataDir.toString()),
                values.optional("doku.ledger.user").orElse(null),
                values.secret("doku.ledger.password").orElse(null),
                values.optional("doku.ledger.schema").orElse(null),
                values.duration("doku.ledger.timeout", Duration.ofSeconds(1)));
    }

    /** Another ledger, where one gets in as in this one. */
    public LedgerAddress at(String other) {
        return new LedgerAddress(other, user, password, schema, timeout);
    }

    public boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }
}
