package io.github.dokucamel.crash;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Somebody who hands orders over, and does not give up when the runner dies meanwhile. */
interface Client extends AutoCloseable {

    /** What the runner must be told to serve this client. */
    Map<String, String> settings();

    /** Hands orders over now, or as soon as the runner is there. */
    void offer(List<Planned> orders) throws Exception;

    /** Whether every order was confirmed, and every answer has come that is owed. */
    boolean isContent(LedgerFacts ledger);

    /** How many orders were handed over, those included of which nobody knows whether they arrived. */
    int offered();

    /** What broke, seen from here, after everything has been worked off. */
    List<String> check(LedgerFacts ledger, Path outbox) throws Exception;

    @Override
    void close();
}
