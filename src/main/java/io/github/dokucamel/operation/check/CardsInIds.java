package io.github.dokucamel.operation.check;

import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.told.CardNumbers;
import io.github.dokucamel.told.Why;

/**
 * Card numbers where an order is named or a payer is known by a number. Whoever has such numbers on
 * purpose lets them pass, told of.
 */
final class CardsInIds {

    static final String INVOICE_NUMBER = "invoice_number";

    private CardsInIds() {}

    /** Under canonical names. */
    static Findings of(Order draft, boolean refuses) {
        Findings found = Findings.none();
        look(INVOICE_NUMBER, draft.invoiceNumber(), refuses, found);
        look("customer.id", draft.customer().id(), refuses, found);
        look("customer.phone", draft.customer().phone(), refuses, found);
        return found;
    }

    private static void look(String field, String id, boolean refuses, Findings found) {
        if (!CardNumbers.isId(id)) {
            return;
        }
        if (refuses) {
            found.refuse(field, Why.of("card_in_id"));
        } else {
            found.warn(field, Why.of("card_in_id_told"));
        }
    }
}
