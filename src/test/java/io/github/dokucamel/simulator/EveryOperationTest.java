package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation that can be called is answered, and what is wrong with a call is refused. */
class EveryOperationTest {

    private static final SimulatedCatalogue CATALOGUE = new SimulatedCatalogue(null, true);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Simulator doku;
    private static String token;
    private static String customer;

    @BeforeAll
    static void start() throws Exception {
        doku =
                new Simulator(
                                SimulatorCase.options()
                                        .withSnapPublicKey(
                                                Merchant.CLIENT_ID, SnapCaller.KEYS.getPublic()))
                        .start();
        renew();
    }

    /** Asking for a token, as one of the cases does, ends the one before. */
    private static void renew() throws Exception {
        token = json(send(SnapCaller.asksForToken().to(doku))).path("accessToken").asText();
        String agreed = "{\"grantType\":\"authorization_code\",\"authCode\":\"agreed\"}";
        customer =
                json(send(SnapCaller.asksForToken(SnapCaller.CUSTOMER_TOKEN, agreed).to(doku)))
                        .path("accessToken")
                        .asText();
    }

    @AfterAll
    static void stop() {
        doku.close();
    }

    static Stream<String> operations() {
        return CATALOGUE.all().stream().map(CatalogueEntry::id);
    }

    static Stream<String> calls() {
        return CATALOGUE.all().stream()
                .filter(entry -> entry.signature().equals("snap-symmetric"))
                .map(CatalogueEntry::id);
    }

    static Stream<String> signed() {
        return CATALOGUE.all().stream()
                .filter(entry -> !entry.signature().equals("bearer"))
                .map(CatalogueEntry::id);
    }

    /** With a body that must hold something, whichever operation shares the address. */
    static Stream<String> demanding() {
        return CATALOGUE.all().stream()
                .filter(entry -> !entry.signature().equals("bearer"))
                .filter(entry -> needed(entry).isPresent())
                .map(CatalogueEntry::id);
    }

    private static Optional<String> needed(CatalogueEntry entry) {
        List<CatalogueEntry> sharing =
                CATALOGUE.at(entry.path()).stream()
                        .filter(other -> other.method().equals(entry.method()))
                        .toList();
        return entry.fields().stream()
                .filter(EntryField::isInBody)
                .filter(EntryField::mandatory)
                .filter(field -> !field.type().equals("object"))
                .map(field -> field.path().toString())
                .filter(path -> !path.contains("[]") && !entry.constants().containsKey(path))
                .filter(path -> !path.equals("partnerServiceId"))
                .filter(
                        path ->
                                sharing.stream()
                                        .allMatch(
                                                other ->
                                                        other.fields().stream()
                                                                .anyMatch(
                                                                        field ->
                                                                                field.mandatory()
                                                                                        && field.path()
                                                                                                .toString()
                                                                                                .equals(
                                                                                                        path))))
                .findFirst();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersAWellFormedCall(String id) throws Exception {
        CatalogueEntry entry = entry(id);
        SampleCall call = prepared(entry);
        HttpResponse<byte[]> answer = send(request(entry, call));
        String said = new String(answer.body());
        assertEquals(200, answer.statusCode(), said);
        JsonNode body = json(answer);
        for (String pointer :
                List.of(
                        entry.success(),
                        entry.invoice(),
                        entry.paymentUrl(),
                        entry.paymentCode())) {
            assertFalse(body.at(pointer).asText("").isEmpty() && !pointer.isEmpty(), said);
        }
        if (entry.isOrder() && !entry.invoice().isEmpty()) {
            assertEquals(call.invoiceNumber(), body.at(entry.invoice()).asText());
        }
        if (entry.isSnap()) {
            String code = "200" + SnapService.of(entry.path()) + "00";
            assertEquals(code, body.path("responseCode").asText());
        }
        if (entry.isTokenCall()) {
            renew();
        }
    }

    @ParameterizedTest
    @MethodSource("demanding")
    void refusesACallThatLacksAMember(String id) throws Exception {
        CatalogueEntry entry = entry(id);
        String member = needed(entry).orElseThrow();
        SampleCall call = SampleCall.of(entry).without(member);
        HttpResponse<byte[]> answer = send(request(entry, call));
        JsonNode body = json(answer);
        assertEquals(400, answer.statusCode());
        if (entry.isSnap()) {
            String service = SnapService.of(entry.path()).toString();
            assertEquals("400" + service + "02", body.path("responseCode").asText());
            assertEquals(
                    "Invalid Mandatory Field " + member, body.path("responseMessage").asText());
        } else if (entry.path().startsWith("/checkout/")) {
            assertEquals(member + " is required", body.at("/error_messages/0").asText());
        } else {
            assertEquals("invalid_parameter", body.at("/error/code").asText());
            assertEquals(member + " is required", body.at("/error/message").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("signed")
    void refusesAWrongSignature(String id) throws Exception {
        CatalogueEntry entry = entry(id);
        SampleCall call = SampleCall.of(entry);
        String other = "SK-of-somebody-else-0123456789";
        if (entry.isSnap()) {
            SnapCaller caller =
                    entry.isTokenCall()
                            ? call.snap(token).with("X-SIGNATURE", "AAAA")
                            : call.snap(token).signedWith(other);
            HttpResponse<byte[]> answer = send(caller.to(doku));
            String service = SnapService.of(entry.path()).toString();
            assertEquals(401, answer.statusCode());
            assertEquals(
                    "401" + service + "00 Unauthorized. Signature",
                    json(answer).path("responseCode").asText()
                            + " "
                            + json(answer).path("responseMessage").asText());
        } else {
            HttpResponse<byte[]> answer = send(call.plain().signedWith(other).to(doku));
            assertEquals(400, answer.statusCode());
            assertEquals("invalid_signature", json(answer).at("/error/code").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void refusesACallWithoutAToken(String id) throws Exception {
        CatalogueEntry entry = entry(id);
        HttpResponse<byte[]> answer =
                send(SampleCall.of(entry).snap(token).with("Authorization", null).to(doku));
        assertEquals(401, answer.statusCode());
        assertEquals(
                "401" + SnapService.of(entry.path()) + "03",
                json(answer).path("responseCode").asText());
        if (entry.token().equals("b2b2c")) {
            answer = send(SampleCall.of(entry).snap(token).to(doku));
            assertEquals(
                    "401" + SnapService.of(entry.path()) + "04",
                    json(answer).path("responseCode").asText());
        }
    }

    private static CatalogueEntry entry(String id) {
        return CATALOGUE.all().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    private static HttpRequest request(CatalogueEntry entry, SampleCall call) {
        if (!entry.isSnap()) {
            Merchant merchant = call.plain();
            call.headers().forEach(merchant::with);
            return merchant.to(doku);
        }
        SnapCaller caller = call.snap(token);
        if (entry.token().equals("b2b2c")) {
            caller.with("Authorization-customer", "Bearer " + customer);
        }
        return caller.to(doku);
    }

    /** With what it is about there already. */
    private static SampleCall prepared(CatalogueEntry entry) throws Exception {
        SampleCall call = SampleCall.of(entry);
        String path = entry.path();
        if (path.matches(".*/transfer-va/(update-va|delete-va|status)")) {
            SampleCall created = SampleCall.of(entry("snap-va-create"));
            assertEquals(200, send(request(entry("snap-va-create"), created)).statusCode());
            for (String member : List.of("customerNo", "virtualAccountNo", "trxId")) {
                if (!call.text("/" + member).isEmpty()) {
                    call.put(member, created.text("/" + member));
                }
            }
        } else if (path.matches(".*/(debit/(status|refund|cancel)|qr-mpm-query|qr-mpm-refund)")
                && entry.isSnap()
                && !path.startsWith("/sub-account/")) {
            call.put("originalPartnerReferenceNo", paid("snap-dd-payment-jumpapp"));
        } else if (path.endsWith("/qr-mpm-status")) {
            SampleCall transfer = SampleCall.of(entry("kirim-transfer-bank"));
            send(request(entry("kirim-transfer-bank"), transfer));
            call.put("originalPartnerReferenceNo", transfer.text("/partnerReferenceNo"));
        } else if (path.endsWith("/credit-card/refund")) {
            SampleCall order = SampleCall.of(entry("alfa-generate-payment-code"));
            send(request(entry("alfa-generate-payment-code"), order));
            String invoice = order.text("/order/invoice_number");
            doku.payer().pay(invoice);
            call.put("order.invoice_number", invoice);
        } else if (path.endsWith("/payment-page")) {
            call.put("customer.email", "anton@example.com")
                    .put("order.auto_redirect", BooleanNode.FALSE);
        } else if (path.startsWith("/orders/v1/status/")) {
            SampleCall order = SampleCall.of(entry("alfa-generate-payment-code"));
            send(request(entry("alfa-generate-payment-code"), order));
            call.at("/orders/v1/status/" + order.text("/order/invoice_number"));
        }
        return call;
    }

    private static String paid(String id) throws Exception {
        SampleCall call = SampleCall.of(entry(id));
        assertEquals(200, send(request(entry(id), call)).statusCode());
        String reference = call.text("/partnerReferenceNo");
        doku.payer().pay(reference);
        return reference;
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        return CLIENT.send(request, BodyHandlers.ofByteArray());
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws Exception {
        return SimulatorCase.json(answer);
    }
}
