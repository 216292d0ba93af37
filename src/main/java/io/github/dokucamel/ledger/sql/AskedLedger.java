package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.sql.BusinessKey.Owner;
import io.github.dokucamel.ledger.store.ReadBeside;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.settings.LedgerAddress;
import io.github.dokucamel.told.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a ledger would say to orders, while a service may have it open. It records nothing. */
public final class AskedLedger implements AutoCloseable {

    private final ReadBeside ledger;

    private AskedLedger(ReadBeside ledger) {
        this.ledger = ledger;
    }

    /**
     * What an order would come to at once.
     *
     * @param outcome invalid, duplicate or conflict
     * @param error for people, with where the earlier order came from and what became of it
     */
    public record Foreseen(Outcome outcome, Failure error) {}

    /**
     * @throws LedgerException when there is none, or it is of another version or environment
     */
    public static AskedLedger of(LedgerAddress address, String environment) {
        return new AskedLedger(ReadBeside.of(address, environment));
    }

    /**
     * Empty for a valid order that would be sent.
     *
     * @throws LedgerException when the ledger cannot be read any more
     */
    public Optional<Foreseen> foresee(NewOrder order) {
        return ledger.read(sql -> Optional.ofNullable(early(sql, order)).map(AskedLedger::said));
    }

    private static @Nullable EarlyOutcome early(Statements sql, NewOrder order) {
        List<Violation> wrong = BusinessKey.revisionRule(sql, order.checked());
        if (!wrong.isEmpty()) {
            return new EarlyOutcome(order, Outcome.INVALID, null, wrong, null);
        }
        Optional<Owner> owner = BusinessKey.owner(sql, order.checked(), order.checked().revision());
        if (owner.isPresent()) {
            return EarlyOutcome.again(order, owner.get(), null);
        }
        return NumberAtDoku.taken(sql, order.checked())
                .map(other -> new EarlyOutcome(order, Outcome.CONFLICT, other, List.of(), null))
                .orElse(null);
    }

    private static Foreseen said(EarlyOutcome early) {
        return new Foreseen(early.outcome(), early.error());
    }

    @Override
    public void close() {
        ledger.close();
    }
}
