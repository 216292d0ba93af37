package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.NewRequest;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.outcome.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A real ledger in a directory of its own, with what a test does to it again and again. */
public final class LedgerOnDisk implements AutoCloseable {

    /** A fixed time; tests count from here. */
    public static final long NOW = 1_795_000_000_000L;

    private final String url;
    private final SqlLedger.Outbox outbox;
    private SqlLedger ledger;

    public LedgerOnDisk(Path dir, Map<Outcome, List<String>> destinations) {
        this.url = url(dir);
        this.outbox = new SqlLedger.Outbox(destinations);
        this.ledger = SqlLedger.open(url, "simulator", outbox);
    }

    public static String url(Path dir) {
        return "jdbc:sqlite:" + dir.resolve("ledger.db");
    }

    public SqlLedger ledger() {
        return ledger;
    }

    /** As after a crash: nothing that was only in memory is left. */
    public void reopen() {
        ledger.close();
        ledger = SqlLedger.open(url, "simulator", outbox);
    }

    public Recorded record(SampleOrder order) {
        return ledger.record(List.of(order.valid()), 0, NOW).get(0);
    }

    /** Records an order and hands its claim over, as to a sender in the same process. */
    public Claim recordAndClaim(SampleOrder order) {
        return ledger.record(List.of(order.valid()), 1, NOW).get(0).claim();
    }

    public Attempt begin(Claim claim) {
        return ledger.beginAttempt(claim, request(), NOW, NOW + 1_000).orElseThrow();
    }

    public static NewRequest request() {
        String id = UUID.randomUUID().toString();
        return new NewRequest(id, "http://127.0.0.1:1", "BRN-1", "/pay", id.getBytes());
    }

    public static AttemptResult answered(String answerClass) {
        return new AttemptResult(answerClass, 200, null, null, true, false);
    }

    public static AttemptResult unknown() {
        return new AttemptResult("UNKNOWN", null, null, null, true, true);
    }

    public static Settlement settlement(Outcome outcome) {
        String url = outcome == Outcome.ACCEPTED ? "https://pay.doku.com/1" : null;
        return new Settlement(outcome, false, url, 200, null);
    }

    /** Sends an order once and settles it. */
    public Attempt settle(SampleOrder order, Outcome outcome) {
        Attempt attempt = begin(recordAndClaim(order));
        ledger.settle(attempt, answered(outcome.name()), settlement(outcome), NOW);
        return attempt;
    }

    /** What stands in the file, past the ledger. */
    long count(String query) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void change(String update) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.executeUpdate(update);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
