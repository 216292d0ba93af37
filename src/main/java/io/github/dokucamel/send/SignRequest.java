package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.RequestTimestamp;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Signer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.http.HttpMethods;

/**
 * Signs one attempt right before it is posted: stored Request-Id and bytes, fresh timestamp and
 * signature. Every header that was on the message is gone afterwards; only DOKU's and the two that
 * steer camel-http are there.
 *
 * <p>In: variable {@code attempt}. Out: body {@code byte[]} as stored, the signed headers. Fails
 * with {@link NotRepeatableException}.
 */
public final class SignRequest implements Processor {

    private final Catalogue catalogue;
    private final Settings settings;
    private final Clock clock;
    private final Map<String, Signer> signers = new HashMap<>();

    public SignRequest(Catalogue catalogue, Settings settings, Clock clock) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
        settings.merchants()
                .forEach((alias, merchant) -> signers.put(alias, new Signer(merchant.secretKey())));
    }

    @Override
    public void process(Exchange exchange) throws NotRepeatableException {
        Attempt attempt = exchange.getVariable(SendVariables.ATTEMPT, Attempt.class);
        Merchant merchant = settings.merchants().get(attempt.claim().merchant());
        refuseIfNotRepeatable(attempt, merchant);
        String timestamp = RequestTimestamp.of(clock.instant());
        SignatureComponents components =
                SignatureComponents.request(
                        attempt.clientId(),
                        attempt.requestId(),
                        timestamp,
                        attempt.target(),
                        Digest.of(attempt.body()));
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader("Client-Id", attempt.clientId());
        message.setHeader("Request-Id", attempt.requestId());
        message.setHeader("Request-Timestamp", timestamp);
        message.setHeader("Signature", signers.get(merchant.alias()).sign(components));
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader(Exchange.HTTP_PATH, attempt.target());
        // As camel-http's own type: from text, it would be looked up among all converters every
        // time.
        message.setHeader(
                Exchange.HTTP_METHOD,
                HttpMethods.valueOf(
                        catalogue.find(attempt.claim().operation()).orElseThrow().method()));
        message.setBody(attempt.body());
    }

    private void refuseIfNotRepeatable(Attempt attempt, Merchant merchant)
            throws NotRepeatableException {
        if (!attempt.baseUrl().equals(settings.baseUrl())) {
            throw new NotRepeatableException(
                    "base_url_changed",
                    "The first attempt went to "
                            + attempt.baseUrl()
                            + ", which is no longer the gateway; ask DOKU what became of it");
        }
        if (!attempt.clientId().equals(merchant.clientId())) {
            throw new NotRepeatableException(
                    "client_id_changed",
                    "The first attempt was made under another Client-Id; ask DOKU what became of"
                            + " it");
        }
        long age = clock.millis() - attempt.firstAt();
        if (attempt.inDoubt() && age > settings.send().replayFor().toMillis()) {
            throw new NotRepeatableException(
                    "too_old_to_replay",
                    "The first attempt is older than doku.resolve.replay-for; DOKU may have"
                            + " forgotten its Request-Id. Ask DOKU what became of it");
        }
    }
}
