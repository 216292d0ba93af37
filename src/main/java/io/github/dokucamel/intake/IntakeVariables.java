package io.github.dokucamel.intake;

import io.github.dokucamel.gateway.Variable;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Source;
import java.time.Duration;
import org.apache.camel.Exchange;

/** What the ways in tell the route {@code 20-order}, and what that tells them. */
public final class IntakeVariables {

    /** Where the orders come from. */
    public static final Variable<Source> SOURCE = new Variable<>("source", Source.class);

    /** What names this arrival among all others, e.g. a JMSMessageID. */
    public static final Variable<String> ARRIVAL = new Variable<>("arrival", String.class);

    /** What is told of the cells of a table; not set for what comes from none. */
    public static final Variable<CellNotes> CELLS = new Variable<>("cells", CellNotes.class);

    /** How long the caller waits for the outcome. */
    public static final Variable<Duration> WAIT = new Variable<>("wait", Duration.class);

    /** What a call was given beside its JSON; not set by a caller in the process. */
    public static final Variable<CallNames> CALL = new Variable<>("call", CallNames.class);

    /** Where the members of a call are that are never stored. */
    public static final Variable<String> SECRET_ID = new Variable<>("secret-id", String.class);

    /** What became of the only order. */
    public static final Variable<Recorded> RECORDED = new Variable<>("recorded", Recorded.class);

    /** The only order, as the ledger shows it. */
    public static final Variable<OrderView> VIEW = new Variable<>("view", OrderView.class);

    private IntakeVariables() {}

    /** Where the orders come from; a caller in the process need not say so. */
    public static Source source(Exchange exchange) {
        Source given = SOURCE.get(exchange);
        return given == null ? Source.DIRECT : given;
    }
}
