package io.github.dokucamel.send;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Out: body, the merchants on hold whose credentials are to be tried now. */
public final class FetchProbes implements Processor {

    private final Holds holds;

    public FetchProbes(Holds holds) {
        this.holds = holds;
    }

    @Override
    public void process(Exchange exchange) {
        List<StatusQuestion> probes =
                holds.dueProbes().stream().map(StatusQuestion::probe).toList();
        exchange.getMessage().setBody(probes);
    }
}
