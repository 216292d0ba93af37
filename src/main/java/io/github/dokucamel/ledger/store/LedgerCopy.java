package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.settings.LedgerAddress;
import io.github.dokucamel.told.Shown;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Copies a ledger that nobody has open, from one engine to the other or to another place, and seals
 * it. At every instant one of the two at most can be started.
 *
 * <p>In three commits: the target with all rows, which says that it is unfinished; the source, which
 * says where it went; the target, which is a ledger then. A copy that was cut short is run again.
 */
public final class LedgerCopy {

    /**
     * One table.
     *
     * @param digest over what its rows hold, in whatever sequence: engines sort texts differently
     */
    public record Copied(String table, long rows, String digest) {}

    private final Statements source;
    private final Statements target;
    private final Database from;
    private final Database to;
    private final String targetUrl;

    private LedgerCopy(
            Database from, Statements source, Database to, Statements target, String targetUrl) {
        this.from = from;
        this.source = source;
        this.to = to;
        this.target = target;
        this.targetUrl = targetUrl;
    }

    /**
     * @param told each table when its rows are in the target
     * @throws LedgerException when the source is in use, of another version or environment, or went
     *     elsewhere; when the target holds something; when a copy differs. The source is as it was
     */
    public static void run(
            LedgerAddress source, LedgerAddress target, String environment, Consumer<Copied> told) {
        if (source.url().equals(target.url())) {
            throw new LedgerException("--from and --to are the same ledger");
        }
        Database from = Database.existing(source);
        try (from;
                Statements reading = open(from)) {
            Schema.require(reading, from.dialect(), environment);
            Database to = Database.of(target, null);
            try (to;
                    Statements writing = open(to)) {
                new LedgerCopy(from, reading, to, writing, target.url()).run(environment, told);
            } catch (SQLException | FailedStatementException e) {
                throw to.trouble().of("written", e);
            }
        } catch (SQLException | FailedStatementException e) {
            throw from.trouble().of("read", e);
        }
    }

    /** As the one that works on it, and with time for what takes long. */
    private static Statements open(Database database) throws SQLException {
        return new Statements(database, Use.COPY);
    }

    private void run(String environment, Consumer<Copied> told) throws SQLException {
        Optional<String> gone = Sealed.goneTo(source);
        if (gone.filter(targetUrl::equals).isEmpty()) {
            Sealed.requireOpen(source);
        }
        boolean isThere = isUnfinishedThere();
        if (gone.isPresent() && !isThere) {
            throw new LedgerException(
                    "This ledger was copied to %s already".formatted(Shown.url(targetUrl)));
        }
        if (isThere) {
            empty();
        } else {
            requireEmpty();
        }
        Schema.prepare(target, to.dialect(), environment, null, Sealed::begin);
        copy(told);
        target.commit();
        Sealed.seal(source, targetUrl);
        source.commit();
        Sealed.end(target);
        target.commit();
    }

    private boolean isUnfinishedThere() throws SQLException {
        return to.dialect().tables(target.connection()).contains(CopiedTable.INFO)
                && Sealed.isUnfinished(target);
    }

    private void requireEmpty() throws SQLException {
        if (!to.dialect().tables(target.connection()).isEmpty()) {
            throw new LedgerException(
                    "%s holds a ledger already, or tables of its names; --to names an empty place"
                            .formatted(Shown.url(targetUrl)));
        }
    }

    private void empty() throws SQLException {
        try (Statement sql = target.connection().createStatement()) {
            for (String table : to.dialect().tables(target.connection())) {
                sql.executeUpdate("DROP TABLE " + table);
            }
            if (to.dialect().isSqlite()) {
                EarlierNames.takeWordAway(sql);
            }
        }
    }

    private void copy(Consumer<Copied> told) throws SQLException {
        Connection out = source.connection();
        Connection in = target.connection();
        for (String table : from.dialect().tables(out)) {
            if (table.equals(Schema.TABLE)) {
                continue;
            }
            Copied copied = CopiedTable.of(out, table).copy(out, in, to.dialect());
            Copied there = CopiedTable.of(in, table).read(in);
            if (!copied.equals(there)) {
                throw new LedgerException(
                        "The copy of %s differs from the table: %s rows for %s, or what is in them. Nothing was changed"
                                .formatted(table, there.rows(), copied.rows()));
            }
            told.accept(copied);
        }
        to.dialect().countOn(in);
    }
}
