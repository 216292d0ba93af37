package io.github.dokucamel.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.gateway.TokenNeed;
import io.github.dokucamel.operation.Call;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.CheckSums;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.SnapKeys;
import io.github.dokucamel.signature.CardData;
import io.github.dokucamel.signature.Secret;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns calls into what travels, and into what is kept of it. */
final class CallPayloads {

    /** Encrypted where it is given in plain. */
    private static final String CARD_DATA = "cardData";

    private final Catalogue catalogue;
    private final CallSecrets secrets;
    private final SecureRandom random = new SecureRandom();

    /**
     * A call on its way out.
     *
     * @param wire what is sent; without secrets when those are gone
     * @param kept what the ledger stores of it
     * @param secrets the request with what is never stored, as JSON; null when there is none
     * @param gone whether there were secrets that are no longer known
     */
    record Outgoing(WireRequest wire, WireRequest kept, byte[] secrets, boolean gone) {}

    CallPayloads(Catalogue catalogue, CallSecrets secrets) {
        this.catalogue = catalogue;
        this.secrets = secrets;
    }

    Outgoing of(String operationName, byte[] content, Merchant merchant) {
        Operation operation = catalogue.find(operationName).orElseThrow();
        Call call = Call.fromJson(content);
        WireRequest kept = wire(operation, call, call.request(), merchant);
        if (!call.isSensitive()) {
            return new Outgoing(kept, kept, null, false);
        }
        ObjectNode real = secrets.take(call.secretId()).orElse(null);
        if (real == null) {
            return new Outgoing(kept, kept, null, true);
        }
        byte[] plain = OrderJson.write(secretsOf(real, call.request()));
        return new Outgoing(
                wire(operation, call, withCardEncrypted(real, merchant), merchant),
                kept,
                plain,
                false);
    }

    private ObjectNode withCardEncrypted(ObjectNode request, Merchant merchant) {
        if (!(request.get(CARD_DATA) instanceof ObjectNode card)) {
            return request;
        }
        ObjectNode encrypted = request.deepCopy();
        Secret key = merchant.snap().map(SnapKeys::sharedKey).orElse(merchant.secretKey());
        encrypted.put(CARD_DATA, CardData.encrypt(OrderJson.write(card), key, random));
        return encrypted;
    }

    /** The members that differ from what is kept. */
    private static ObjectNode secretsOf(ObjectNode real, ObjectNode kept) {
        ObjectNode secret = real.deepCopy();
        real.properties()
                .forEach(
                        member -> {
                            if (member.getValue().equals(kept.get(member.getKey()))) {
                                secret.remove(member.getKey());
                            }
                        });
        return secret;
    }

    private static WireRequest wire(
            Operation operation, Call call, ObjectNode request, Merchant merchant) {
        ObjectNode rest = request.deepCopy();
        JsonNode token = rest.remove(Call.CUSTOMER_TOKEN);
        CheckSums.fill(operation, rest, merchant.clientId(), merchant.secretKey());
        WireRequest wire = WireRequest.of(operation, rest);
        Map<String, String> headers = new LinkedHashMap<>(wire.headers());
        if (token != null && !token.isNull()) {
            headers.put(Call.CUSTOMER_TOKEN, token.asText());
        } else if (call.customer() != null) {
            headers.put(TokenNeed.CUSTOMER, call.customer());
        }
        return new WireRequest(wire.target(), headers, wire.body());
    }
}
