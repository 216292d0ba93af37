package io.github.dokucamel.inbound;

import io.github.dokucamel.intake.SnapRefusedException;
import io.github.dokucamel.told.Complaints;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a SNAP call that is not taken, and tells the operator why in the log.
 *
 * <p>In: the caught exception; variable {@code snapEndpoint}.
 */
final class RefuseSnap implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(RefuseSnap.class);

    private final Complaints complaints = new Complaints();

    @Override
    public void process(Exchange exchange) {
        SnapRefusedException caught =
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, SnapRefusedException.class);
        SnapEndpoint endpoint = InboundVariables.SNAP_ENDPOINT.get(exchange);
        String code = endpoint.code(caught.status(), caught.kase());
        complaints.aboutCostly(
                caught.sender() + code,
                () ->
                        "A SNAP call from %s was refused with %s: %s"
                                .formatted(caught.sender(), code, caught.why()),
                LOG::warn);
        SnapAnswer.failure(exchange, endpoint, caught.status(), caught.kase(), caught.getMessage());
    }
}
