package io.github.dokucamel.ledger.store;

import java.util.Optional;

/** What the ledger says of itself: one text by name, in the table {@code ledger_info}. */
public final class LedgerInfo {

    private LedgerInfo() {}

    public static Optional<String> text(Statements sql, String name) {
        return sql.one(
                "SELECT value FROM doku_ledger_info WHERE name = ?", row -> row.getString(1), name);
    }

    /** Of one that is digits. */
    public static Optional<Long> number(Statements sql, String name) {
        return text(sql, name).map(Long::parseLong);
    }

    /** In the place of what it said before. */
    public static int put(Statements sql, String name, String value) {
        return sql.update(
                "INSERT INTO doku_ledger_info (name, value) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    /** @return how many there were: none or one */
    public static int delete(Statements sql, String name) {
        return sql.update("DELETE FROM doku_ledger_info WHERE name = ?", name);
    }
}
