package io.github.dokucamel.send;

import static io.github.dokucamel.SnapGateway.CUSTOMER_TOKEN;
import static io.github.dokucamel.SnapGateway.code;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.SnapGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Tokens of customers: one each, and nobody's but in the ledger. */
class SnapCustomerTest extends SnapSendCase {

    private static final String BALANCE = "/direct-debit/core/v1/balance-inquiry";
    private static final String CODE = "{\"grantType\":\"authorization_code\",\"authCode\":\"%s\"}";
    private static final String CHANNEL = "{\"additionalInfo\":{\"channel\":\"EMONEY_OVO_SNAP\"}}";
    private static int keys;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger bundle = (Logger) LoggerFactory.getLogger("io.github.dokucamel");

    @BeforeEach
    void listen() {
        log.start();
        bundle.addAppender(log);
        bundle.setLevel(Level.DEBUG);
        gateway.token(this::token)
                .rest(
                        call ->
                                call.uri().equals(BALANCE)
                                        ? new Reply(
                                                200,
                                                "{\"responseCode\":\"2001100\",\"responseMessage\":\"Successful\"}")
                                        : code("4045501"));
    }

    @AfterEach
    void detach() {
        bundle.detachAppender(log);
        bundle.setLevel(null);
    }

    /** Of a customer it is made of the code, or of the token for another one, that came for it. */
    private Reply token(Call call) {
        if (!call.uri().equals(CUSTOMER_TOKEN)) {
            return gateway.handsOut();
        }
        JsonNode body = Outbox.json(call.body());
        String from = body.path("authCode").asText(body.path("refreshToken").asText());
        Instant now = Instant.now().plus(waited());
        return new Reply(
                200,
                """
                {"responseCode":"2007400","responseMessage":"Successful","tokenType":"Bearer",
                 "accessToken":"access-%1$s","accessTokenExpiryTime":"%2$s",
                 "refreshToken":"refresh-%1$s","refreshTokenExpiryTime":"%3$s"}"""
                        .formatted(from, now.plusSeconds(900), now.plus(Duration.ofDays(15))));
    }

    private static JsonNode call(String operation, String customer, String body) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("operation", operation);
        headers.put("customer", customer);
        headers.put("idempotency_key", "customer-" + ++keys);
        return Outbox.json(
                doku.context()
                        .createFluentProducerTemplate()
                        .to("direct:doku-call-operation")
                        .withHeaders(headers)
                        .withBody(body)
                        .request(String.class));
    }

    private static String lastCustomer() {
        List<Call> asked = gateway.calls(BALANCE);
        Call last = asked.get(asked.size() - 1);
        assertTrue(SnapGateway.isSigned(last));
        return last.header("Authorization-customer");
    }

    @Test
    void sendsEachCustomersOwnToken() {
        JsonNode got = call("snap-token-b2b2c", "C-1", CODE.formatted("one"));
        call("snap-token-b2b2c", "C-2", CODE.formatted("two"));

        assertOutcome("accepted", got);
        assertEquals("***", got.at("/response/accessToken").asText());
        assertEquals("***", got.at("/response/refreshToken").asText());
        assertOutcome("accepted", call("snap-dd-balance-inquiry", "C-1", CHANNEL));
        assertEquals("Bearer access-one", lastCustomer());
        assertOutcome("accepted", call("snap-dd-balance-inquiry", "C-2", CHANNEL));
        assertEquals("Bearer access-two", lastCustomer());
    }

    @Test
    void refusesACustomerWithoutAToken() {
        JsonNode document = call("snap-dd-balance-inquiry", "C-3", CHANNEL);

        assertOutcome("declined", document);
        assertEquals("snap_customer_token_missing", document.at("/error/code").asText());
        assertTrue(document.at("/error/message").asText().contains("snap-token-b2b2c"));
        assertEquals(List.of(), gateway.calls(BALANCE));
        assertEquals(Map.of(), doku.bundle().holds().reasons());
    }

    @Test
    void renewsATokenThatRanOutByItsRefreshToken() {
        call("snap-token-b2b2c", "C-4", CODE.formatted("four"));
        wait(Duration.ofMinutes(16));

        assertOutcome("accepted", call("snap-dd-balance-inquiry", "C-4", CHANNEL));

        assertEquals("Bearer access-refresh-four", lastCustomer());
        List<Call> asked = gateway.calls(CUSTOMER_TOKEN);
        assertEquals(2, asked.size());
        assertEquals(
                "{\"grantType\":\"refresh_token\",\"refreshToken\":\"refresh-four\"}",
                asked.get(1).body());
        assertTrue(asked.stream().allMatch(SnapGateway::isSigned));
    }

    @Test
    void renewsATokenThatDokuNoLongerTakesAndGivesUpThen() {
        call("snap-token-b2b2c", "C-5", CODE.formatted("five"));
        gateway.rest(call -> code("4011102"));

        JsonNode document = call("snap-dd-balance-inquiry", "C-5", CHANNEL);

        assertOutcome("declined", document);
        assertEquals(
                List.of("Bearer access-five", "Bearer access-refresh-five"),
                gateway.calls(BALANCE).stream()
                        .map(call -> call.header("Authorization-customer"))
                        .toList());
        assertEquals(Map.of(), doku.bundle().holds().reasons());
    }

    @Test
    void tellsNoTokenToAnybody() throws IOException {
        JsonNode got = call("snap-token-b2b2c", "C-6", CODE.formatted("six"));
        JsonNode asked = call("snap-dd-balance-inquiry", "C-6", CHANNEL);
        Installation.waiting().until(doku::isSettled);

        assertEquals("Bearer access-six", lastCustomer());
        assertFree("a document", got.toString() + asked);
        for (ILoggingEvent event : List.copyOf(log.list)) {
            assertFree("the log", event.getFormattedMessage());
        }
        assertTrue(doku.outbox().documents("accepted").size() > 1);
        try (Stream<Path> files = Files.walk(doku.outbox().directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFree(file.toString(), Files.readString(file, ISO_8859_1));
            }
        }
    }

    private static void assertFree(String place, String text) {
        for (String token :
                List.of("access-six", "refresh-six", gateway.newest() + "\"", "Bearer T-")) {
            assertFalse(text.contains(token), place + " holds " + token);
        }
    }
}
