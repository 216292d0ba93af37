package io.github.dokucamel.payment;

import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.gateway.StatusQuestions;
import io.github.dokucamel.outcome.SnapCode;
import io.github.dokucamel.send.queue.Holds;
import io.github.dokucamel.send.queue.NextLook;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Out: body, the merchants on hold whose credentials are to be tried now. */
record FetchProbes(Holds holds, StatusQuestions questions) implements Processor {

    @Override
    public void process(Exchange exchange) {
        List<StatusQuestion> probes =
                holds.dueProbes().stream()
                        .map(hold -> questions.probe(hold.merchant(), SnapCode.isSnap(hold.code())))
                        .toList();
        exchange.getMessage().setBody(probes);
        NextLook.after(exchange, false, holds.nextProbe());
    }
}
