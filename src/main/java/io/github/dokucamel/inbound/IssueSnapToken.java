package io.github.dokucamel.inbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.SnapRefusedException;
import io.github.dokucamel.settings.SnapSettings;
import io.github.dokucamel.signature.MerchantToken;
import io.github.dokucamel.signature.SnapTimestamp;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Hands DOKU a token for its calls.
 *
 * <p>In: body {@link SnapRequest}. Out: the answer of HTTP. Fails with {@link SnapRefusedException}.
 */
final class IssueSnapToken implements Processor {

    private static final String GRANT = "grantType";
    private static final int LONGEST_GRANT = 64;

    private final SnapPartners partners;
    private final SnapSettings snap;
    private final Clock clock;

    IssueSnapToken(SnapPartners partners, SnapSettings snap, Clock clock) {
        this.partners = partners;
        this.snap = snap;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        SnapRequest request = exchange.getMessage().getBody(SnapRequest.class);
        if (!request.fields().required(GRANT, LONGEST_GRANT).equals("client_credentials")) {
            throw SnapRefusedException.malformed(GRANT);
        }
        ObjectNode answer = SnapAnswer.success(SnapEndpoint.TOKEN);
        answer.put("accessToken", partners.issue(request.clientId()));
        answer.put("tokenType", "Bearer");
        answer.put("expiresIn", MerchantToken.LIFETIME.toSeconds());
        answer.put("additionalInfo", "");
        SnapAnswer.write(exchange, 200, answer);
        Message message = exchange.getMessage();
        message.setHeader("X-CLIENT-KEY", request.clientId());
        message.setHeader("X-TIMESTAMP", SnapTimestamp.of(clock.instant(), snap.timestampZone()));
        message.setHeader("Cache-Control", "no-store");
    }
}
