package io.github.dokucamel.send;

import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Signs one status call: no body, no digest, a Request-Id of its own.
 *
 * <p>In: variable {@code question}. Out: no body, the signed headers.
 */
public final class SignStatus implements Processor {

    private final Operation status;
    private final Settings settings;
    private final SendQueue queue;
    private final SignedHeaders headers;

    public SignStatus(Catalogue catalogue, Settings settings, SendQueue queue, Clock clock) {
        this.status = catalogue.statusCall();
        this.settings = settings;
        this.queue = queue;
        this.headers = new SignedHeaders(settings, clock);
    }

    @Override
    public void process(Exchange exchange) {
        StatusQuestion question =
                exchange.getVariable(SendVariables.QUESTION, StatusQuestion.class);
        Merchant merchant = settings.merchants().get(question.merchant());
        if (!question.counted()) {
            queue.alsoCalled(question.merchant());
        }
        headers.put(
                exchange.getMessage(),
                merchant,
                UUID.randomUUID().toString(),
                status.method(),
                status.path().replace("{identifier}", question.identifier()),
                null);
    }
}
