package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Acts.Known;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.outcome.OutcomeDocument;

/** That another revision of the same bill is the one to be paid. */
public final class NewerRevision {

    private NewerRevision() {}

    /**
     * @param shown gets a member {@code newer_revision} where there is a newer one
     */
    public static ObjectNode told(ObjectNode shown, OrderView view, Ledger ledger) {
        OutcomeDocument document = view.document();
        Integer revision = document.revision();
        if (document.callKey() != null || revision == null || document.invoiceNumber() == null) {
            return shown;
        }
        Known bill = new Known(document.merchant(), document.operation(), document.invoiceNumber());
        ledger.acts()
                .bill(bill, 0)
                .map(known -> known.newest().revision())
                .filter(newest -> newest > revision)
                .flatMap(
                        newest ->
                                ledger.find(
                                        bill.merchant(),
                                        bill.operation(),
                                        bill.invoiceNumber(),
                                        newest))
                .ifPresent(newest -> shown.set("newer_revision", newer(shown, newest, ledger)));
        return shown;
    }

    private static ObjectNode newer(ObjectNode shown, OrderView newest, Ledger ledger) {
        OutcomeDocument document = newest.document();
        return shown.objectNode()
                .put("revision", document.revision())
                .put("status", ledger.acts().standing(newest.orderId()).status())
                .put("payment_url", document.paymentUrl())
                .put("payment_code", document.paymentCode());
    }
}
