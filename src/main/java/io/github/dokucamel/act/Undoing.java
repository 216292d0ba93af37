package io.github.dokucamel.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.ledger.Acts.Acted;
import io.github.dokucamel.ledger.Acts.Bill;
import io.github.dokucamel.ledger.Acts.Calling;
import io.github.dokucamel.ledger.Acts.Kind;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.FollowUp;
import io.github.dokucamel.operation.FollowUp.Value;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.OrderJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The call by which DOKU undoes what an order brought about, as the catalogue says. */
record Undoing(Catalogue catalogue) {

    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_REASON = 255;

    /** Null when DOKU has no such call for how it was paid. */
    @Nullable Calling calling(Kind kind, Bill bill) {
        return followUp(kind, bill)
                .map(followUp -> catalogue.find(followUp.operation()).orElseThrow())
                .filter(Operation::isCallable)
                .map(
                        called ->
                                new Calling(
                                        called.name(),
                                        called.refunds() != null
                                                && called.refunds().amount() != null))
                .orElse(null);
    }

    /** DOKU's own JSON for the call. */
    ObjectNode body(ActRequest act, Acted acted, Bill bill) {
        FollowUp followUp = followUp(act.kind(), bill).orElseThrow();
        Map<Value, JsonNode> values = new EnumMap<>(Value.class);
        BigDecimal amount = acted.amount();
        if (amount != null) {
            values.put(Value.AMOUNT, DecimalNode.valueOf(amount));
            values.put(Value.MONEY, TextNode.valueOf(amount.setScale(2).toPlainString()));
        }
        values.put(Value.REASON, TextNode.valueOf(cut(act.body().reason(), LONGEST_REASON)));
        values.put(Value.NUMBER, TextNode.valueOf(number(bill, acted)));
        if (bill.requestId() != null) {
            values.put(Value.REQUEST_ID, TextNode.valueOf(bill.requestId()));
        }
        return followUp.body(request(bill), OrderJson.readOrMissing(bill.answer()), values);
    }

    private Optional<FollowUp> followUp(Kind kind, Bill bill) {
        FollowUp.Act undone =
                switch (kind) {
                    case CANCEL -> FollowUp.Act.CANCEL;
                    case REFUND -> FollowUp.Act.REFUND;
                    case NOTE, RENEW, CLOSE -> null;
                };
        return catalogue
                .find(bill.newest().operation())
                .map(operation -> undone == null ? null : operation.followUps().get(undone))
                .filter(
                        followUp ->
                                undone == FollowUp.Act.CANCEL || followUp.isFor(bill.channel()));
    }

    /** Of its own for every act: the invoice number and the last part of the call's key. */
    private static String number(Bill bill, Acted acted) {
        String key = String.valueOf(acted.callKey());
        String end = "-R" + key.substring(key.lastIndexOf('-') + 1);
        String invoice = bill.newest().invoiceNumber().replaceAll("[^A-Za-z0-9-]", "-");
        return cut(invoice, LONGEST_NUMBER - end.length()) + end;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** What was sent, its headers beside its members. */
    private static JsonNode request(Bill bill) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        String headers = bill.requestHeaders();
        if (headers != null
                && OrderJson.readOrMissing(bytes(headers)) instanceof ObjectNode named) {
            request.setAll(named);
        }
        if (OrderJson.readOrMissing(bill.requestBody()) instanceof ObjectNode body) {
            request.setAll(body);
        }
        return request;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
