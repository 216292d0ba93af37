package io.github.dokucamel.report;

import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.BatchFindings;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.send.queue.NextLook;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Writes the papers of every check that came to something else than they say; at first also those that are missing. */
final class WriteChecks implements Processor {

    private final Ledger ledger;
    private final CheckPapers papers;
    private final PaperTroubles troubles;
    private final Clock clock;
    private boolean begun;

    WriteChecks(Ledger ledger, CheckPapers papers, PaperTroubles troubles, Clock clock) {
        this.ledger = ledger;
        this.papers = papers;
        this.troubles = troubles;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        BatchFindings findings = ledger.batches().findings();
        boolean done = true;
        if (!begun) {
            begun = true;
            troubles.tellOf(() -> papers.writeMissing(findings));
        }
        for (BatchCounts batch : ledger.changedBatches()) {
            done &= troubles.tellOf(() -> papers.write(batch.id(), findings));
        }
        NextLook.after(exchange, false, done ? Optional.empty() : Optional.of(clock.millis()));
    }
}
