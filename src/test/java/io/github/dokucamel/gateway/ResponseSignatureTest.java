package io.github.dokucamel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.report.MovableClock;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Signer;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signature of DOKU's answers, as {@code doku.response-signature} wants it. */
class ResponseSignatureTest {

    private static final String TIME = "2026-11-25T01:02:03Z";

    @TempDir Path data;

    private static Reply signed(Call call, Reply plain, String how) {
        Map<String, String> headers = new HashMap<>();
        String requestId = how.equals("for another call") ? "another" : call.header("Request-Id");
        String secret =
                switch (how) {
                    case "with another secret" -> "SK-somebody-elses";
                    case "with the previous secret" -> "SK-the-one-before";
                    default -> SimulatorOptions.DEFAULT_SECRET_KEY;
                };
        String clientId =
                how.equals("to somebody else") ? "BRN-SOMEBODY" : call.header("Client-Id");
        String body = how.equals("over another body") ? "{}" : plain.body();
        headers.put("Client-Id", clientId);
        headers.put("Request-Id", requestId);
        headers.put("Response-Timestamp", TIME);
        headers.put(
                "Signature",
                new Signer(Secret.of(secret))
                        .sign(
                                SignatureComponents.response(
                                        clientId,
                                        requestId,
                                        TIME,
                                        call.uri(),
                                        Digest.of(body.getBytes(StandardCharsets.UTF_8)))));
        if (how.equals("without its time")) {
            headers.remove("Response-Timestamp");
        }
        return how.equals("not at all") ? plain : new Reply(plain.status(), headers, plain.body());
    }

    @ParameterizedTest
    @CsvSource({
        "warn,   rightly,                  accepted",
        "warn,   not at all,               accepted",
        "warn,   with another secret,      accepted",
        "warn,   to somebody else,         unresolved",
        "off,    with another secret,      accepted",
        "strict, rightly,                  accepted",
        "strict, with the previous secret, accepted",
        "strict, not at all,               unresolved",
        "strict, with another secret,      unresolved",
        "strict, over another body,        unresolved",
        "strict, for another call,         unresolved",
        "strict, without its time,         unresolved",
    })
    void anAcceptedAnswer(String mode, String how, String outcome) throws Exception {
        assertOutcome(mode, how, outcome, call -> ScriptedGateway.opened(200, call));
    }

    @ParameterizedTest
    @CsvSource({
        "warn,   not at all,          declined",
        "strict, rightly,             declined",
        "strict, not at all,          unresolved",
        "strict, with another secret, unresolved",
    })
    void aRefusal(String mode, String how, String outcome) throws Exception {
        assertOutcome(mode, how, outcome, call -> ScriptedGateway.error(400, "INVALID_PARAMETER"));
    }

    /** What DOKU says when it is asked is believed like what it answers to an order. */
    @ParameterizedTest
    @CsvSource({
        "off,    with another secret,      true",
        "warn,   not at all,               true",
        "warn,   with another secret,      true",
        "warn,   to somebody else,         false",
        "strict, rightly,                  true",
        "strict, not at all,               false",
        "strict, with another secret,      false",
        "strict, over another body,        false",
        "strict, for another call,         false",
    })
    void anAnswerToAQuestion(String mode, String how, boolean believed) throws Exception {
        MovableClock clock = new MovableClock(Instant.parse(TIME).toEpochMilli());
        Function<Call, Reply> script =
                call ->
                        call.method().equals("POST")
                                ? signed(call, ScriptedGateway.opened(200, call), "rightly")
                                : signed(call, paid(call), how);
        try (ScriptedGateway gateway = ScriptedGateway.answering(script);
                Installation doku =
                        Installation.in(data)
                                .clock(clock)
                                .gatewayAt(gateway.baseUrl())
                                .with("doku.response-signature", mode)
                                .start()) {
            doku.order(SampleOrders.json("ASKED-1"));
            clock.move(Duration.ofMinutes(1).toMillis());
            Installation.waiting()
                    .until(
                            () ->
                                    believed
                                            ? !doku.outbox().files("paid").isEmpty()
                                            // The next question comes once the first is judged.
                                            : isAskedAgain(gateway, clock));
            assertEquals(believed ? 1 : 0, doku.outbox().files("paid").size());
        }
    }

    private static boolean isAskedAgain(ScriptedGateway gateway, MovableClock clock) {
        clock.move(Duration.ofMinutes(1).toMillis());
        return gateway.calls().size() - gateway.posts().size() > 1;
    }

    private static Reply paid(Call call) {
        return new Reply(
                200,
                """
                {"order":{"invoice_number":"ASKED-1","amount":90000},
                 "transaction":{"status":"SUCCESS","date":"2026-11-25T01:02:03Z"}}""");
    }

    private void assertOutcome(String mode, String how, String outcome, Function<Call, Reply> plain)
            throws Exception {
        try (ScriptedGateway gateway =
                        ScriptedGateway.answering(call -> signed(call, plain.apply(call), how));
                Installation doku =
                        Installation.in(data)
                                .gatewayAt(gateway.baseUrl())
                                .with("doku.previous-secret-key", "SK-the-one-before")
                                .with("doku.retry.attempts", "1")
                                .with("doku.response-signature", mode)
                                .start()) {
            assertEquals(
                    outcome, doku.order(SampleOrders.json("SIGNED-1")).get("outcome").asText());
        }
    }
}
