package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.Batches;
import io.github.dokucamel.ledger.Batches.Answer;
import io.github.dokucamel.ledger.Batches.Verdict;
import io.github.dokucamel.ledger.Bill;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Transactions;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.settings.LedgerAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What commands do to a ledger that a service may have open; each method is one transaction. A service
 * sees it when it next looks for work, ten seconds later at most.
 *
 */
public record LedgerBeside(LedgerAddress address, String environment) {

    /**
     * Unresolved orders of one batch.
     *
     * @param orders how many
     * @param amount in rupiah, all of them together
     * @param codes how many by {@code error.code}
     */
    public record Unresolved(int orders, long amount, Map<String, Integer> codes) {}

    private record Row(long id, byte[] content, byte[] document) {}

    /** Names of batches, the newest first; some thousand at most. */
    public List<String> batches() {
        return look(
                sql ->
                        sql.list(
                                "SELECT name FROM doku_batches ORDER BY id DESC LIMIT 5000",
                                row -> row.getString(1)));
    }

    /** Empty when there is no such batch. */
    public Optional<Unresolved> unresolved(String batch) {
        return look(
                sql ->
                        sql.any("SELECT 1 FROM doku_batches WHERE name = ?", batch)
                                ? Optional.of(counted(rows(sql, batch)))
                                : Optional.empty());
    }

    /**
     * Has them sent, each once more.
     *
     * @param reason one line, with who says so
     * @return how many
     */
    public int replay(String batch, String reason, long now) {
        return within(
                sql -> {
                    List<Row> rows = rows(sql, batch);
                    rows.forEach(row -> ByHand.replay(sql, row.id(), reason, now));
                    return rows.size();
                });
    }

    /** Orders are asked for first no more; false when they were not. */
    public boolean endAskingFirst(String reason, long now) {
        return within(sql -> AskingFirst.end(sql, reason, now));
    }

    /** Newest first. */
    public List<BatchView> batchViews(int limit) {
        return look(sql -> BatchViews.list(sql, Long.MAX_VALUE, limit));
    }

    public Optional<BatchView> batchView(String name) {
        return look(sql -> BatchViews.find(sql, name));
    }

    /** See {@link Batches}. */
    public Answer approve(String name, long total, String person, long now) {
        return within(sql -> BatchActs.approve(sql, name, total, person, now));
    }

    /** See {@link Batches}. */
    public Answer confirm(String name, List<Long> rows, String person, String reason, long now) {
        return within(sql -> BatchActs.confirm(sql, name, rows, person, reason, now));
    }

    /** See {@link Batches}. */
    public Answer cancel(String name, String person, String reason, long now) {
        return within(
                sql -> {
                    Answer answer = BatchActs.cancel(sql, name, person, reason, now);
                    long id = answer.batch() == null ? 0 : answer.batch().id();
                    if (answer.verdict() == Verdict.DONE) {
                        BatchActs.settleCancelled(sql, id, Integer.MAX_VALUE, now);
                    }
                    return answer;
                });
    }

    /** As {@link io.github.dokucamel.ledger.Ledger#bills}; keeps nobody from writing meanwhile. */
    public void bills(Consumer<Bill> each) {
        look(
                sql -> {
                    Bills.each(sql, each);
                    return each;
                });
    }

    /** Keeps nobody from writing meanwhile. */
    private <T> T look(Transactions.Work<T> work) {
        return Transactions.lookBeside(address, environment, work);
    }

    private <T> T within(Transactions.Work<T> work) {
        return Transactions.beside(address, environment, work);
    }

    private static List<Row> rows(Statements sql, String batch) {
        return sql.list(
                """
                SELECT id, content, document FROM doku_orders WHERE outcome = 'unresolved'
                  AND batch_id = (SELECT id FROM doku_batches WHERE name = ?) ORDER BY line, id""",
                Statements.Row.of(Row.class),
                batch);
    }

    private static Unresolved counted(List<Row> rows) {
        Map<String, Integer> codes = new TreeMap<>();
        long amount = 0;
        for (Row row : rows) {
            amount = Math.addExact(amount, Order.fromJson(row.content()).amount());
            OutcomeDocument told = OutcomeDocument.fromJson(row.document());
            codes.merge(told.error() == null ? "none" : "" + told.error().code(), 1, Integer::sum);
        }
        return new Unresolved(rows.size(), amount, codes);
    }
}
