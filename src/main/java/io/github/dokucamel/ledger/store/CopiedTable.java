package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.store.LedgerCopy.Copied;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One table of a ledger, for its copy: its rows, whatever the engine, and their digest. */
final class CopiedTable {

    private static final int ROWS = 1_000;

    /** Of a digest that are kept. */
    private static final int BYTES = 16;

    private static final BigInteger ALL = BigInteger.ONE.shiftLeft(8 * BYTES);
    static final String INFO = "doku_ledger_info";

    private final String name;
    private final List<String> columns;
    private final MessageDigest sha256;
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    private CopiedTable(String name, List<String> columns) {
        this.name = name;
        this.columns = columns;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Of what is there; the columns in the sequence of their names. */
    static CopiedTable of(Connection ledger, String name) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement sql = ledger.createStatement();
                ResultSet none = sql.executeQuery("SELECT * FROM " + name + " WHERE 1 = 0")) {
            ResultSetMetaData data = none.getMetaData();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(data.getColumnName(i));
            }
        }
        columns.sort(null);
        return new CopiedTable(name, columns);
    }

    Copied read(Connection ledger) throws SQLException {
        return each(ledger, values -> {});
    }

    /** @param target has the table, without rows */
    Copied copy(Connection source, Connection target, Dialect dialect) throws SQLException {
        String into =
                "INSERT INTO %s (%s) %s VALUES (%s)"
                        .formatted(
                                name,
                                String.join(", ", columns),
                                dialect.isSqlite() ? "" : "OVERRIDING SYSTEM VALUE",
                                String.join(", ", columns.stream().map(column -> "?").toList()));
        try (PreparedStatement insert = target.prepareStatement(into)) {
            Copied done = each(source, values -> add(insert, values));
            insert.executeBatch();
            return done;
        }
    }

    private void add(PreparedStatement insert, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            insert.setObject(i + 1, values.get(i));
        }
        insert.addBatch();
        if (rows % ROWS == 0) {
            insert.executeBatch();
        }
    }

    private interface Each {
        void row(List<@Nullable Object> values) throws SQLException;
    }

    private Copied each(Connection ledger, Each each) throws SQLException {
        try (Statement sql = ledger.createStatement()) {
            Dialect.of(ledger).stream(sql);
            try (ResultSet found =
                    sql.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + name)) {
                while (found.next()) {
                    List<@Nullable Object> values = values(found);
                    if (name.equals(INFO) && Sealed.isAbout(values.get(0))) {
                        continue;
                    }
                    rows++;
                    sum = sum.add(digest(values)).mod(ALL);
                    each.row(values);
                }
            }
        }
        return new Copied(name, rows, String.format(Locale.ROOT, "%032x", sum));
    }

    private List<@Nullable Object> values(ResultSet row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
            Object value = row.getObject(i);
            values.add(value instanceof Number number ? (Object) number.longValue() : value);
        }
        return values;
    }

    private BigInteger digest(List<@Nullable Object> values) {
        for (Object value : values) {
            byte[] bytes;
            char kind;
            if (value instanceof byte[] given) {
                bytes = given;
                kind = 'b';
            } else if (value == null) {
                bytes = new byte[0];
                kind = 'n';
            } else if (value instanceof Long || value instanceof String) {
                bytes = value.toString().getBytes(StandardCharsets.UTF_8);
                kind = value instanceof Long ? 'i' : 't';
            } else {
                throw new LedgerException("A value of " + name + " is of no kind that is copied");
            }
            sha256.update((kind + ":" + bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha256.update(bytes);
        }
        return new BigInteger(1, sha256.digest(), 0, BYTES);
    }
}
