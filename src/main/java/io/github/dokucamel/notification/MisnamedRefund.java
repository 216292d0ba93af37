package io.github.dokucamel.notification;

import io.github.dokucamel.operation.check.RefundCall;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;

/** What holds back a refund that names another order than the one that was paid. */
public final class MisnamedRefund {

    private MisnamedRefund() {}

    /** Of an order that only another merchant has. */
    public static Violation anothers(RefundCall refund) {
        return Violation.of(
                refund.invoiceField(),
                Why.of("refund_of_another", "invoice", refund.invoiceNumber()));
    }

    /**
     * Of an order that was not paid, while another revision of its bill was.
     *
     * @param number of the one that was paid, at DOKU
     */
    public static Violation ofRevision(RefundCall refund, int revision, String number) {
        return Violation.of(
                refund.invoiceField(),
                Why.of(
                        "refund_of_revision",
                        "invoice",
                        refund.invoiceNumber(),
                        "revision",
                        revision,
                        "number",
                        number));
    }
}
