package io.github.dokucamel.ledger;

import java.util.List;
import java.util.function.Consumer;

/** What papers are made from. */
public interface Reports {

    /** Batches that changed since their last report, with their counts. */
    List<BatchCounts> changedBatches();

    /** Batches with open orders, with their counts. */
    List<BatchCounts> openBatches();

    /**
     * Every order of a batch in line order, streamed.
     *
     * @return whole rupiah that rows come to which are invalid, beyond those that say it themselves
     */
    long report(long batchId, Consumer<ReportRow> row);

    void reported(long batchId, long changes, long now);

    /** Every bill, by merchant, operation and invoice number, then payments without one; streamed. */
    void bills(Consumer<Bill> bill);
}
