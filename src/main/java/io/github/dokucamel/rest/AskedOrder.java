package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.OrderRules;
import java.util.Map;

/** The order that an HTTP call is about: its invoice number in the path, the rest in the query. */
final class AskedOrder {

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final OrderRules rules;

    AskedOrder(Ledger ledger, Catalogue catalogue, OrderRules rules) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.rules = rules;
    }

    /**
     * @param query {@code merchant}, {@code operation} and {@code revision}, all optional
     * @throws HttpProblemException 404 when there is no such order, 400 for a wrong revision
     */
    OrderView find(String invoiceNumber, Map<String, String> query) {
        String merchant = query.getOrDefault("merchant", rules.defaultMerchant());
        String asked = query.getOrDefault("operation", rules.operationOf(merchant));
        String operation = catalogue.find(asked).map(Operation::name).orElse(asked);
        return ledger.find(
                        merchant,
                        operation,
                        invoiceNumber,
                        revision(query.getOrDefault("revision", "1")))
                .orElseThrow(
                        () ->
                                new HttpProblemException(
                                        404,
                                        "Not Found",
                                        "No order of this merchant, operation and revision"
                                                + " has that invoice number"));
    }

    private static int revision(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new HttpProblemException(400, "Bad Request", "revision is a whole number from 1");
        }
    }
}
