package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which DOKU looks at headers, and what it says about each. */
class HeaderOrderTest extends SimulatorCase {

    private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");

    @BeforeEach
    void startAtAFixedTime() {
        start(options().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private Merchant call() {
        return Merchant.posts(Merchant.order("INV-1")).at(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client-Id", "Request-Id", "Request-Timestamp", "Signature"})
    void refusesAMissingHeader(String name) throws Exception {
        assertError(
                400,
                "invalid_header_request",
                "Header " + name + " is required",
                send(call().with(name, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client-Id", "Request-Id", "Request-Timestamp", "Signature"})
    void refusesABlankHeader(String name) throws Exception {
        assertError(
                400,
                "invalid_header_request",
                "Header " + name + " is required",
                send(call().with(name, " ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client-Id", "Request-Id", "Request-Timestamp", "Signature"})
    void refusesAHeaderGivenTwice(String name) throws Exception {
        assertError(
                400,
                "invalid_header_request",
                "Header " + name + " is given more than once",
                send(call().twice(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "Client-Id,Header Client-Id is required",
        "Request-Id,Header Request-Id is required",
        "Request-Timestamp,Header Request-Timestamp is required",
        "Signature,Header Signature is required"
    })
    void looksAtTheHeadersOneAfterTheOther(String firstMissing, String message) throws Exception {
        Merchant spoilt = call().with("Client-Id", "BRN-unknown").sends("not even JSON");
        boolean missing = false;
        for (String name :
                new String[] {"Client-Id", "Request-Id", "Request-Timestamp", "Signature"}) {
            missing |= name.equals(firstMissing);
            if (missing) {
                spoilt.with(name, null);
            }
        }
        assertError(400, "invalid_header_request", message, send(spoilt));
    }

    @Test
    void looksAtTheTimeBeforeTheSignature() throws Exception {
        assertError(
                400,
                "request_time_out_of_range",
                "Header Request-Timestamp is not in +- 3600 second of now",
                send(call().at(NOW.plusSeconds(3601)).with("Signature", null)));
    }

    @Test
    void looksAtTheClientBeforeTheSignatureHolds() throws Exception {
        assertError(
                400,
                "invalid_client_id",
                "Invalid Client-Id",
                send(call().with("Client-Id", "BRN-unknown").signedWith("SK-other")));
    }

    @Test
    void looksAtTheSignatureBeforeTheBody() throws Exception {
        assertError(
                400,
                "invalid_signature",
                "Invalid Header Signature",
                send(Merchant.posts("not even JSON").at(NOW).signedWith("SK-other")));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3601, 3601})
    void refusesATimeOutOfRange(long seconds) throws Exception {
        assertError(
                400,
                "request_time_out_of_range",
                "Header Request-Timestamp is not in +- 3600 second of now",
                send(call().at(NOW.plusSeconds(seconds))));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 0, 3600})
    void acceptsATimeInRange(long seconds) throws Exception {
        assertEquals(200, send(call().at(NOW.plusSeconds(seconds))).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22 01:02:03Z",
                "2026-11-22T01:02:03",
                "2026-11-22T01:02:03.000Z",
                "2026-11-22T08:02:03+07:00",
                "2026-13-22T01:02:03Z",
                "1795309323"
            })
    void refusesAMalformedTime(String time) throws Exception {
        assertError(
                400,
                "invalid_header_request",
                "Invalid format Header Request-Timestamp",
                send(call().with("Request-Timestamp", time)));
    }

    @Test
    void acceptsARequestIdOf128CharactersAndNoLonger() throws Exception {
        assertEquals(200, send(call().with("Request-Id", "r".repeat(128))).statusCode());
        assertError(
                400,
                "invalid_header_request",
                "Invalid format Header Request-Id",
                send(call().with("Request-Id", "r".repeat(129))));
    }

    @Test
    void rejectsATamperedBody() throws Exception {
        assertError(
                400,
                "invalid_signature",
                "Invalid Header Signature",
                send(call().sends(Merchant.order("INV-2"))));
    }

    @Test
    void rejectsTheWrongKey() throws Exception {
        assertError(
                400,
                "invalid_signature",
                "Invalid Header Signature",
                send(call().signedWith("SK-other")));
    }

    @Test
    void rejectsASignatureOfAnotherRequestId() throws Exception {
        Merchant call = call();
        call.to(doku);
        assertError(
                400,
                "invalid_signature",
                "Invalid Header Signature",
                send(call.with("Request-Id", "another")));
    }

    @Test
    void rejectsATruncatedSignature() throws Exception {
        Merchant call = call();
        String signature = call.to(doku).headers().firstValue("Signature").orElseThrow();
        String truncated = signature.substring(0, signature.length() - 1);
        assertError(
                400,
                "invalid_signature",
                "Invalid Header Signature",
                send(call.with("Signature", truncated)));
    }

    @Test
    void signsARefusalAsSoonAsTheMerchantIsKnown() throws Exception {
        Merchant.verify(Merchant.PAGE, send(call().with("Signature", null)));
        Merchant.verify(Merchant.PAGE, send(call().signedWith("SK-other")));
        assertTrue(
                send(call().with("Client-Id", "BRN-unknown"))
                        .headers()
                        .firstValue("Signature")
                        .isEmpty());
        assertTrue(
                send(call().with("Request-Id", null)).headers().firstValue("Signature").isEmpty());
    }

    @Test
    void remembersNoRequestIdOfARefusedHeader() throws Exception {
        send(call().with("Request-Id", "same").signedWith("SK-other"));
        assertEquals(200, send(call().with("Request-Id", "same")).statusCode());
    }
}
