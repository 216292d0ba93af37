package io.github.dokucamel.deliver;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.support.DefaultExchange;

/**
 * What a destination route did with its copy of a message, in the only two words that matter here:
 * taken, or failed. A route that stops a message, or handles its own failure, has taken it; one that
 * marks it for rollback wants it again. Nothing else of the copy comes back: a flag or a variable of
 * a host's route would end ours before the delivery is confirmed, and the message would come again
 * without end.
 */
final class StoppedIsTaken implements AggregationStrategy {

    /** Null, which leaves the message as it was, when it was taken. */
    @Override
    public Exchange aggregate(Exchange none, Exchange delivered) {
        Exception failure = delivered.getException();
        if (failure == null && (delivered.isRollbackOnly() || delivered.isRollbackOnlyLast())) {
            failure = new RollbackExchangeException("the destination rolled it back", delivered);
        }
        if (failure == null) {
            return null;
        }
        Exchange failed = new DefaultExchange(delivered.getContext());
        failed.setException(failure);
        return failed;
    }
}
