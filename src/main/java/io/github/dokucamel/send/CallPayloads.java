package io.github.dokucamel.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.gateway.AccessTokens;
import io.github.dokucamel.gateway.Outgoing;
import io.github.dokucamel.operation.Call;
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
record CallPayloads(CallSecrets secrets, SecureRandom random) {

    /** Encrypted where it is given in plain. */
    private static final String CARD_DATA = "cardData";

    Outgoing of(Operation operation, byte[] content, Merchant merchant) {
        Call call = Call.fromJson(content);
        WireRequest kept = wire(operation, call, call.request(), merchant);
        if (!call.isSensitive()) {
            return new Outgoing(operation, merchant, kept, kept, null, false);
        }
        ObjectNode real = secrets.take(call.secretId()).orElse(null);
        if (real == null) {
            return new Outgoing(operation, merchant, kept, kept, null, true);
        }
        byte[] plain = OrderJson.write(secretsOf(real, call.request()));
        return new Outgoing(
                operation,
                merchant,
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
            headers.put(AccessTokens.CUSTOMER, call.customer());
        }
        return new WireRequest(wire.target(), headers, wire.body());
    }
}
