package io.github.dokucamel.simulation;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.NewRequest;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.outcome.Outcome;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.camel.Exchange;

/** What the planted faults do. */
final class Wrong {

    private Wrong() {}

    static AttemptResult withoutDoubt(Object given) {
        AttemptResult result = (AttemptResult) given;
        return new AttemptResult(
                result.answerClass(),
                result.httpStatus(),
                result.code(),
                result.message(),
                result.counts(),
                false);
    }

    static Attempt rendered(Attempt attempt) {
        String body = new String(attempt.body(), StandardCharsets.UTF_8);
        byte[] other = body.replace(",", ", ").getBytes(StandardCharsets.UTF_8);
        return attempt.carrying(new WireRequest(attempt.target(), attempt.headers(), other));
    }

    static void makeLatest(Claim claim, Node node) {
        change(
                node,
                "UPDATE doku_orders SET claim = ? WHERE id = ?",
                claim.claim(),
                claim.orderId());
    }

    static void decline(Attempt attempt, Node node) {
        node.ledger.settle(
                attempt,
                new AttemptResult("DECLINED", 404, null, null, true, false),
                new Settlement(Outcome.DECLINED, false, null, 404, null),
                node.time.millis());
    }

    static List<Delivery> deliveries(Exchange exchange) {
        return ((List<?>) exchange.getMessage().getBody())
                .stream().map(Delivery.class::cast).toList();
    }

    /** Nobody has asked. */
    static void letGo(Claim claim, Node node) {
        Evidence passed = Evidence.of(Evidence.Kind.NOT_FOUND, "made up", null);
        node.queue.holds().probed(claim.merchant(), passed);
        node.queue.holds().answered(claim.orderId(), claim.merchant(), true);
    }

    static Attempt madeUp(Claim claim, NewRequest request, Node node) {
        return new Attempt(
                claim,
                1,
                0,
                false,
                null,
                node.time.millis(),
                request.requestId(),
                request.baseUrl(),
                request.clientId(),
                request.target(),
                request.headers(),
                request.body());
    }

    static void putBack(List<?> deliveries, Node node) {
        for (Object one : deliveries) {
            Delivery delivery = (Delivery) one;
            change(
                    node,
                    "UPDATE doku_deliveries SET state = 'pending', document = ? WHERE id = ?",
                    delivery.document(),
                    delivery.id());
        }
    }

    static void change(Node node, String statement, Object... values) {
        try (PreparedStatement sql = node.store.beside().prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                sql.setObject(i + 1, values[i]);
            }
            sql.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
