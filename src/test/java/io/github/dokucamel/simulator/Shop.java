package io.github.dokucamel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.InvalidSignatureException;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Verifier;
import java.util.List;
import java.util.function.Function;

/** The merchant's side of notifications: keeps them, verifies with the bundle's own verifier. */
final class Shop implements AutoCloseable {

    static final String PATH = "/payments/notifications";

    private final ScriptedGateway server;
    private final Verifier verifier;

    /**
     * @param status to answer the call of this number with, from 1
     */
    Shop(String secret, Function<Integer, Integer> status) {
        verifier = new Verifier(List.of(Secret.of(secret)));
        server =
                ScriptedGateway.answering(
                        call -> new ScriptedGateway.Reply(status.apply(call.number()), ""));
    }

    static Shop acknowledging() {
        return new Shop(Merchant.SECRET, number -> 200);
    }

    static Shop answering(int... statuses) {
        return new Shop(Merchant.SECRET, number -> statuses[Math.min(number, statuses.length) - 1]);
    }

    String url() {
        return server.baseUrl() + PATH;
    }

    /** In the order in which they came. */
    List<Call> calls() {
        return server.calls();
    }

    /** As soon as there are so many. */
    List<Call> calls(int number) {
        await().until(() -> calls().size() >= number);
        return calls();
    }

    boolean isSigned(Call call) {
        return isSigned(call, PATH);
    }

    boolean isSigned(Call call, String target) {
        SignatureComponents components =
                SignatureComponents.request(
                        call.header("Client-Id"),
                        call.header("Request-Id"),
                        call.header("Request-Timestamp"),
                        target,
                        Digest.of(call.body().getBytes(UTF_8)));
        try {
            verifier.verify(components, call.header("Signature"));
            return true;
        } catch (InvalidSignatureException e) {
            return false;
        }
    }

    static JsonNode body(Call call) {
        return Outbox.json(call.body());
    }

    /** E.g. {@code SALE SUCCESS}. */
    static String said(Call call) {
        JsonNode transaction = body(call).path("transaction");
        return transaction.path("type").asText() + " " + transaction.path("status").asText();
    }

    @Override
    public void close() {
        server.close();
    }
}
