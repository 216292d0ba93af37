package io.github.dokucamel.operation.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Call;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.TokenKind;
import io.github.dokucamel.operation.check.CheckCall.Result;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.told.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a call is refused, kept, and taken out before it is kept. */
class CheckCallTest {

    private static final Catalogue CATALOGUE = Catalogues.packaged();
    private static final String CHARGE =
            """
            {"order":{"invoice_number":"INV-1","amount":90000},"payment":{"type":"SALE"},
             "card":{"number":"4111111111111111","expiry":"1230","cvv":"739"}}""";

    private final CheckCall check = check("SK-1", true, true);

    private static CheckCall check(String secret, boolean pci, boolean snap) {
        return new CheckCall(
                CATALOGUE,
                new CallRules(
                        Map.of("default", Secret.of(secret)), pci, Set.of(), merchant -> snap));
    }

    @Test
    void takesACallThatKeepsTheRules() {
        CheckedOrder checked = capture("{\"payment\":{\"authorize_id\":\"A-1\"}}").checked();

        assertTrue(checked.isValid(), () -> checked.violations().toString());
        assertEquals("key-1", checked.callKey());
        assertNull(checked.order());
        assertEquals(
                "{\"request\":{\"payment\":{\"authorize_id\":\"A-1\"}}}",
                new String(checked.content(), UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "card-refund | {'order':{'invoice_number':'INV-1'},'payment':{'original_request_id':'R'},'refund':{'amount':56000}} | 56000 | refund.amount",
                "paylater-akulaku-refund | {'order':{'invoice_number':'INV-1'},'payment':{'merchant_unique_reference':'R'},'refund':{'merchant_unique_reference':'S'}} | - | order.invoice_number",
                "snap-qris-refund | {'merchantId':'1','originalPartnerReferenceNo':'INV-1','partnerRefundNo':'R','reason':'r','refundAmount':{'value':56000.50,'currency':'IDR'}} | 56000.50 | refundAmount.value",
                "snap-kki-refund | {'originalPartnerReferenceNo':'INV-1','partnerRefundNo':'R','refundAmount':{'value':'56000.00','currency':'IDR'},'additionalInfo':{'channel':'KARTU_KREDIT_INDONESIA'}} | 56000.00 | refundAmount.value"
            })
    void readsWhatARefundPaysBackOfWhichOrder(
            String operation, String request, BigDecimal amount, String amountField) {
        CheckedOrder checked = call(operation, request.replace('\'', '"')).checked();

        assertTrue(checked.isValid(), () -> checked.violations().toString());
        RefundCall refund = checked.refund();
        assertEquals("INV-1", refund.invoiceNumber());
        assertEquals(amount, refund.amount());
        assertEquals(amountField, refund.amountField());
        assertFalse(refund.isForced());
        assertNull(capture("{\"payment\":{\"authorize_id\":\"A-1\"}}").checked().refund());
    }

    /** Operations whose names say so, but for those that are of no order of ours. */
    @Test
    void knowsEveryRefundOfTheCatalogue() {
        Set<String> refunds =
                CATALOGUE.all().stream()
                        .filter(Operation::isCallable)
                        .map(Operation::id)
                        .filter(id -> id.contains("refund") || id.contains("void"))
                        .filter(id -> !id.startsWith("subaccount-"))
                        .collect(Collectors.toSet());
        assertEquals(
                refunds,
                CATALOGUE.all().stream()
                        .filter(operation -> operation.refunds() != null)
                        .map(Operation::id)
                        .collect(Collectors.toSet()));
    }

    @Test
    void countsNeitherWhiteSpaceNorTheOrderOfMembers() {
        String digest =
                capture("{\"payment\":{\"authorize_id\":\"A\",\"capture_amount\":1}}")
                        .checked()
                        .contentDigest();

        assertEquals(
                digest,
                capture("{\"payment\": {\"capture_amount\":1, \"authorize_id\":\"A\"} }")
                        .checked()
                        .contentDigest());
        assertNotEquals(
                digest,
                capture("{\"payment\":{\"authorize_id\":\"A\",\"capture_amount\":2}}")
                        .checked()
                        .contentDigest());
    }

    @Test
    void takesOutWhatIsNeverStored() {
        Result result = call("card-charge", CHARGE);

        assertTrue(result.checked().isValid(), () -> result.checked().violations().toString());
        assertTrue(result.isSensitive());
        ObjectNode kept = Call.fromJson(result.checked().content()).request();
        assertEquals(
                json("{\"number\":\"***\",\"expiry\":\"***\",\"cvv\":\"***\"}"), kept.get("card"));
        assertEquals(90_000, kept.at("/order/amount").asInt());
        assertEquals(json(CHARGE), result.secrets());
        assertEquals("INV-1", result.checked().invoiceNumber());
    }

    @Test
    void takesOutCardsThatTheCatalogueDoesNotExpect() {
        String odd =
                CHARGE.replace("\"amount\":90000", "\"amount\":90000,\"cardNo\":5500000000000004");

        String kept = new String(call("card-charge", odd).checked().content(), UTF_8);

        assertFalse(kept.contains("5500000000000004"), kept);
    }

    @Test
    void tellsCardsApartWithoutADigestThatCanBeGuessed() {
        String digest = call("card-charge", CHARGE).checked().contentDigest();

        assertEquals(digest, call("card-charge", CHARGE).checked().contentDigest());
        String other = CHARGE.replace("4111111111111111", "5500000000000004");
        assertNotEquals(digest, call("card-charge", other).checked().contentDigest());
        CheckCall.Given same =
                new CheckCall.Given(null, "card-charge", "key-1", null, json(CHARGE));
        assertNotEquals(digest, check("SK-2", true, true).check(same).checked().contentDigest());
    }

    static List<String> withCards() {
        return CATALOGUE.all().stream().filter(Operation::pci).map(Operation::id).toList();
    }

    @ParameterizedTest
    @MethodSource("withCards")
    void carriesCardsOnlyWhereThatIsSwitchedOn(String operation) {
        CheckCall.Given call = new CheckCall.Given(null, operation, null, null, json("{}"));

        Map<String, String> off = rules(check("SK-1", false, true).check(call));
        Map<String, String> on = rules(check.check(call));

        assertTrue(off.get("operation").contains("switched off"), off.toString());
        assertFalse(on.containsKey("operation"), on.toString());
    }

    @Test
    void quotesNothingOfACardThatIsWrong() {
        Result result = call("card-charge", CHARGE.replace("\"739\"", "73912"));

        String said = result.checked().violations().toString();
        assertTrue(rules(result).containsKey("card.cvv"), said);
        assertFalse(said.contains("73912"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[\"7x9\"]", "{\"is\":\"7x9\"}"})
    void tellsTheRuleThatASecretBreaksAndNothingOfTheSecret(String cvv) {
        Result result = call("card-charge", CHARGE.replace("\"739\"", cvv));

        String rule = rules(result).get("card.cvv");
        assertTrue(rule.startsWith("must be "), rule);
        assertFalse(rule.contains("7x9") || rule.contains(", is "), rule);
    }

    @Test
    void refusesSnapWithoutKeys() {
        CheckCall.Given call = new CheckCall.Given(null, "snap-va-delete", null, null, json("{}"));

        Map<String, String> without = rules(check("SK-1", true, false).check(call));

        assertTrue(without.get("operation").contains("no SNAP keys"), without.toString());
        assertFalse(rules(check.check(call)).containsKey("operation"));
    }

    static List<String> needingACustomer() {
        return CATALOGUE.all().stream()
                .filter(o -> o.isCallable() && o.token() == TokenKind.B2B2C)
                .map(Operation::id)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("needingACustomer")
    void needsACustomerOrATokenOfOne(String operation) {
        ObjectNode withToken = json("{\"Authorization-customer\":\"Bearer t\"}");

        assertTrue(
                rules(check.check(new CheckCall.Given(null, operation, null, null, json("{}"))))
                        .containsKey("customer"));
        for (CheckCall.Given call :
                List.of(
                        new CheckCall.Given(null, operation, null, "C-1", json("{}")),
                        new CheckCall.Given(null, operation, null, null, withToken))) {
            assertFalse(rules(check.check(call)).containsKey("customer"));
        }
    }

    static List<Operation> withConstants() {
        return CATALOGUE.all().stream()
                .filter(o -> o.isCallable() && !o.bill() && !o.constants().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("withConstants")
    void refusesAnotherValueWhereAMemberIsAlwaysTheSame(Operation operation) {
        String path = operation.constants().keySet().iterator().next();
        ObjectNode request = json("{}");
        Members.putIfAbsent(request, path, request.textNode("something else"));

        Map<String, String> found =
                rules(check.check(new CheckCall.Given(null, operation.id(), null, null, request)));

        assertTrue(found.get(path).startsWith("is always "), found.toString());
        assertFalse(
                rules(
                                check.check(
                                        new CheckCall.Given(
                                                null, operation.id(), null, null, json("{}"))))
                        .containsKey(path));
    }

    @Test
    void refusesACardInACallThatIsAboutNone() {
        Map<String, String> found =
                rules(capture("{\"payment\":{\"authorize_id\":\"A\",\"note\":4111111111111111}}"));

        assertTrue(found.get("payment.note").contains("card number"), found.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "../x", "4111111111111111"})
    void refusesAKeyThatFitsInNoAddress(String key) {
        CheckCall.Given call = new CheckCall.Given(null, "card-capture", key, null, json("{}"));

        Result result = check.check(call);

        assertTrue(rules(result).containsKey("idempotency_key"));
        assertNotEquals(key, result.checked().callKey());
    }

    private Result capture(String json) {
        return call("card-capture", json);
    }

    private Result call(String operation, String json) {
        return check.check(new CheckCall.Given("default", operation, "key-1", null, json(json)));
    }

    private static Map<String, String> rules(Result result) {
        return result.checked().violations().stream()
                .collect(Collectors.toMap(Violation::field, Violation::rule));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) OrderJson.read(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
