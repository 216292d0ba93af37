package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.told.Shown;
import java.util.Optional;

/** What a copy leaves in a ledger so that nobody goes on with the wrong one of two. */
final class Sealed {

    /** A row of ledger_info of the source: where its orders went. */
    private static final String COPIED_TO = "copied_to";

    /** The same of the target, until its source is sealed: where they come from. */
    private static final String COPIED_FROM = "copied_from";

    private Sealed() {}

    /** @throws LedgerException when the ledger is one that nobody may work on */
    static void requireOpen(Statements sql) {
        goneTo(sql)
                .ifPresent(
                        url -> {
                            throw new LedgerException(
                                    "This ledger was copied to %s: what it holds is sent there. Let doku.ledger.url name that one"
                                            .formatted(Shown.url(url)));
                        });
        if (isUnfinished(sql)) {
            throw new LedgerException(
                    "This ledger is a copy that did not come to its end; run the same doku ledger copy again");
        }
    }

    static Optional<String> goneTo(Statements sql) {
        return LedgerInfo.text(sql, COPIED_TO);
    }

    static boolean isUnfinished(Statements sql) {
        return LedgerInfo.text(sql, COPIED_FROM).isPresent();
    }

    static void seal(Statements source, String to) {
        LedgerInfo.put(source, COPIED_TO, to);
    }

    static void begin(Statements target) {
        LedgerInfo.put(target, COPIED_FROM, "a ledger");
    }

    static void end(Statements target) {
        LedgerInfo.delete(target, COPIED_FROM);
        LedgerInfo.delete(target, COPIED_TO);
    }

    /** Whether a row of ledger_info says something of the copying, and not of the ledger. */
    static boolean isAbout(Object name) {
        return COPIED_TO.equals(name) || COPIED_FROM.equals(name);
    }
}
