package io.github.dokucamel.act;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.ledger.Acts.Acted;
import io.github.dokucamel.ledger.Acts.Bill;
import io.github.dokucamel.ledger.Acts.Calling;
import io.github.dokucamel.ledger.Acts.Kind;
import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Field;
import io.github.dokucamel.operation.FollowUp;
import io.github.dokucamel.operation.GoldenOrders;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calls by which DOKU undoes what orders brought about. */
class UndoingTest {

    private static final Catalogue CATALOGUE = Catalogues.packaged();

    private final Undoing undoing = new Undoing(CATALOGUE);

    /** Of all that leads somewhere, each with each of its acts. */
    static Stream<List<String>> undone() {
        return CATALOGUE.all().stream()
                .filter(operation -> Files.exists(golden(operation.name(), "request.json")))
                .flatMap(
                        operation ->
                                operation.followUps().keySet().stream()
                                        .map(act -> List.of(operation.name(), act.name())));
    }

    private static Path golden(String operation, String file) {
        return GoldenOrders.FOLDER.resolve(operation).resolve(file);
    }

    private static String text(String operation, String file) throws Exception {
        Path path = golden(operation, file);
        return Files.exists(path) ? Files.readString(path) : null;
    }

    private static Bill bill(String operation, String channel) throws Exception {
        ObjectNode order = GoldenOrders.of(operation);
        order.put("operation", operation).put("merchant", "default");
        return new Bill(
                7,
                OrderJson.bind(order, Order.class),
                Payment.of(90_000),
                channel,
                "REQ-1",
                Files.readAllBytes(golden(operation, "request.json")),
                text(operation, "request-headers.json"),
                """
                {"referenceNo":"REF-1","virtualAccountData":{"partnerServiceId":"   19008",
                 "customerNo":"3","virtualAccountNo":"   190083"}}"""
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static ActRequest request(Kind kind) {
        return new ActRequest(
                kind,
                "INV-1",
                null,
                null,
                "siti",
                null,
                new ActRequest.Body("sent twice", null, null, null, false, null, null));
    }

    @ParameterizedTest
    @MethodSource("undone")
    void haveEveryMemberThatDokuAsksFor(List<String> each) throws Exception {
        Kind kind = Kind.valueOf(each.get(1));
        Bill bill = bill(each.get(0), "CREDIT_CARD");
        Calling calling = undoing.calling(kind, bill);
        BigDecimal amount = calling.takesAmount() ? new BigDecimal("30000") : null;

        ObjectNode body =
                undoing.body(
                        request(kind),
                        new Acted(null, null, false, amount, "act-refund-7-2", 0, 7),
                        bill);

        Operation called = CATALOGUE.find(calling.operation()).orElseThrow();
        for (Field field : called.fields()) {
            if (field.required() == Field.Requirement.MANDATORY && !field.path().contains("[]")) {
                assertFalse(
                        Members.at(body, field.path()).isMissingNode(),
                        called.id() + " lacks " + field.path() + " in " + body);
            }
        }
    }

    @Test
    void ofACardNameThePaymentAndTheAmount() throws Exception {
        ObjectNode body =
                undoing.body(
                        request(Kind.REFUND),
                        new Acted(
                                null, null, false, new BigDecimal("30000"), "act-refund-7-2", 0, 7),
                        bill("payment-page", null));

        JsonNode order =
                Outbox.json(Files.readString(golden("payment-page", "request.json"))).path("order");
        assertEquals(order.path("invoice_number"), body.at("/order/invoice_number"));
        assertEquals("REQ-1", body.at("/payment/original_request_id").asText());
        assertEquals("30000", body.at("/refund/amount").asText());
    }

    @Test
    void ofACheckoutAreThereForCardsAlone() throws Exception {
        assertEquals(null, undoing.calling(Kind.REFUND, bill("checkout", "VIRTUAL_ACCOUNT_BCA")));
        assertEquals(null, undoing.calling(Kind.REFUND, bill("checkout", null)));
        assertEquals(
                "card-refund",
                undoing.calling(Kind.REFUND, bill("checkout", "CREDIT_CARD")).operation());
    }

    @Test
    void areNoneForNotesAndRevisions() throws Exception {
        for (Kind kind : List.of(Kind.NOTE, Kind.RENEW, Kind.CLOSE)) {
            assertEquals(null, undoing.calling(kind, bill("payment-page", "CREDIT_CARD")));
        }
        assertEquals(2, FollowUp.Act.values().length);
    }
}
