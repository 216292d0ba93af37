package io.github.dokucamel.gateway;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.told.Shown;

/**
 * What DOKU is asked about one order or call.
 *
 * @param operation that asks
 * @param invoiceNumber what the answer has to be about, as DOKU has it; null when any will do
 */
public record StatusQuestion(
        String merchant, Operation operation, WireRequest wire, String invoiceNumber) {

    /** What it is about, as it may stand in a log. */
    public String shown() {
        return invoiceNumber == null ? "a question" : Shown.of(invoiceNumber);
    }
}
