package io.github.dokucamel.gateway.token;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.gateway.NotReadyException;
import io.github.dokucamel.gateway.SnapHeaders;
import io.github.dokucamel.gateway.WireMessage;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.settings.Settings;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Signs a request for an access token with the merchant's RSA key.
 *
 * <p>In: variable {@code token-wanted}. Out: body {@code byte[]}, the signed headers.
 */
record SignToken(Catalogue catalogue, Settings settings, SnapHeaders headers) implements Processor {

    /** The operations that bring tokens, by their id in the catalogue. */
    private static final String MERCHANTS = "snap-token-b2b";

    private static final String CUSTOMERS = "snap-token-b2b2c";

    @Override
    public void process(Exchange exchange) throws NotReadyException {
        FindToken.Wanted wanted = FindToken.WANTED.get(exchange);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (wanted.isMerchants()) {
            body.put("grantType", "client_credentials");
        } else {
            body.put("grantType", "refresh_token").put("refreshToken", wanted.refreshToken());
        }
        headers.putForToken(
                exchange.getMessage(),
                settings.merchants().get(wanted.merchant()),
                catalogue.find(wanted.isMerchants() ? MERCHANTS : CUSTOMERS).orElseThrow().path(),
                OrderJson.write(body));
        WireMessage.seal(exchange);
    }
}
