package io.github.dokucamel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.dokucamel.RouteCase;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.settings.Merchant;
import java.net.ConnectException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One call through 40-doku-call, its answer given in place of the wire. */
class GatewayRouteTest extends RouteCase {

    private static final String BODY = "{\"order\":1}";

    private MockEndpoint plain;
    private MockEndpoint withToken;
    private MockEndpoint kept;

    @BeforeEach
    void watchTheBranches() throws Exception {
        plain = watch("doku-call", "sign-request");
        withToken = watch("doku-call", "sign-with-token");
        kept = watch("doku-call", "keep-failure");
    }

    private Exchange called(String operation, String token, Processor wire) throws Exception {
        replace("doku-call", "post-to-doku", wire);
        context.start();
        return context.createFluentProducerTemplate()
                .to("direct:doku-call")
                .withProcessor(
                        e -> {
                            Operation found = Catalogues.packaged().find(operation).orElseThrow();
                            Merchant merchant = doku.bundle().settings().merchants().get("default");
                            SendVariables.OUTGOING.set(
                                    e, new Outgoing(found, merchant, null, null, null, false));
                            SendVariables.ATTEMPT.set(e, attempt(operation, merchant.clientId()));
                            SendVariables.TOKEN_KIND.set(e, token);
                            e.getMessage().setHeader("X-Anything", "mine");
                        })
                .send();
    }

    private static Attempt attempt(String operation, String clientId) {
        Claim claim = new Claim(1, 1, "default", operation, "INV-1", Lane.BATCH, new byte[0]);
        return new Attempt(
                claim,
                1,
                0,
                false,
                null,
                0,
                "R-1",
                "http://127.0.0.1:9",
                clientId,
                "/path",
                Map.of(),
                BODY.getBytes());
    }

    private static AnswerClass meaning(Exchange exchange) {
        return SendVariables.ANSWER.get(exchange).answerClass();
    }

    @Test
    void aPlainCallIsSignedWithoutAToken() throws Exception {
        Set<String> sent = new TreeSet<>();
        Exchange done =
                called(
                        "payment-page",
                        null,
                        e -> {
                            sent.addAll(e.getMessage().getHeaders().keySet());
                            assertEquals(BODY, e.getMessage().getBody(String.class));
                            answer(e, 500, "");
                        });

        assertNull(done.getException());
        assertEquals(
                Set.of(
                        "CamelHttpMethod",
                        "CamelHttpPath",
                        "Client-Id",
                        "Content-Type",
                        "Request-Id",
                        "Request-Timestamp",
                        "Signature"),
                sent);
        assertEquals(1, plain.getReceivedCounter());
        assertEquals(0, withToken.getReceivedCounter());
        assertEquals(AnswerClass.UNKNOWN, meaning(done));
        assertNull(done.getMessage().getBody());
    }

    @Test
    void aCallWithATokenThatCannotBeHadIsNotMade() throws Exception {
        MockEndpoint fetched = watch("token-find", "sign-token");

        Exchange done =
                called(
                        "snap-va-bca",
                        "B2B",
                        e -> {
                            throw new AssertionError("nothing may leave");
                        });

        assertEquals(1, fetched.getReceivedCounter());
        assertEquals(0, plain.getReceivedCounter());
        assertEquals(0, withToken.getReceivedCounter());
        assertEquals(1, kept.getReceivedCounter());
        assertEquals(AnswerClass.HOLD, meaning(done));
        assertEquals("snap_keys_missing", SendVariables.ANSWER.get(done).code());
    }

    @Test
    void whatKeptACallFromItsAnswerIsReadToo() throws Exception {
        Exchange done =
                called(
                        "payment-page",
                        null,
                        e -> {
                            throw new ConnectException("refused");
                        });

        assertNull(done.getException());
        assertEquals(1, kept.getReceivedCounter());
        assertEquals(AnswerClass.NOT_SENT, meaning(done));
    }
}
