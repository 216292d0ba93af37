package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;

/** The call that an HTTP call is about: {@code /operations/{operation}/calls/{key}}. */
final class AskedCall {

    private final Ledger ledger;
    private final Catalogue catalogue;

    AskedCall(Ledger ledger, Catalogue catalogue) {
        this.ledger = ledger;
        this.catalogue = catalogue;
    }

    /**
     * @param below how many segments of the path follow the key
     * @throws HttpProblemException 404 when there is no such call
     */
    OrderView find(RestRequest request, int below) {
        String asked = request.segment(below + 2);
        String operation = catalogue.find(asked).map(Operation::name).orElse(asked);
        String merchant = request.query().getOrDefault("merchant", "default");
        return ledger.findCall(merchant, operation, request.segment(below))
                .orElseThrow(
                        () ->
                                new HttpProblemException(
                                        404,
                                        "Not Found",
                                        "No call of this merchant and operation has that key"));
    }
}
