package io.github.dokucamel.gateway;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Signs one attempt right before it is posted: stored Request-Id and bytes, fresh timestamp and
 * signature. Every header that was on the message is gone afterwards; only DOKU's and the two that
 * steer camel-http are there.
 *
 * <p>In: variables {@code attempt}, and {@code tokens} where the operation needs some. Out: body {@code byte[]} as stored, the signed headers. Fails
 * with {@link NotRepeatableException} and {@link NotReadyException}.
 */
final class SignRequest implements Processor {

    private final Catalogue catalogue;
    private final Settings settings;
    private final Clock clock;
    private final CallHeaders headers;

    SignRequest(Catalogue catalogue, Settings settings, Clock clock) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
        this.headers = new CallHeaders(settings, clock);
    }

    @Override
    public void process(Exchange exchange) throws NotRepeatableException, NotReadyException {
        Attempt attempt = exchange.getVariable(SendVariables.ATTEMPT, Attempt.class);
        Merchant merchant = settings.merchants().get(attempt.claim().merchant());
        refuseIfNotRepeatable(attempt, merchant);
        headers.put(
                exchange,
                merchant,
                catalogue.find(attempt.claim().operation()).orElseThrow(),
                attempt.requestId(),
                new WireRequest(attempt.target(), attempt.headers(), attempt.body()));
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
        boolean tooOld = age > settings.send().replayFor().toMillis();
        if (attempt.inDoubt() && tooOld && !attempt.claim().byHand()) {
            throw new NotRepeatableException(
                    "too_old_to_replay",
                    "The first attempt is older than doku.resolve.replay-for; DOKU may have"
                            + " forgotten its Request-Id, and nothing is repeated by itself");
        }
    }
}
