package io.github.dokucamel.gateway;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.WireRequest;

/**
 * What DOKU is asked about one order or call.
 *
 * @param operation that asks
 * @param invoiceNumber what the answer has to be about; null when any will do
 * @param counted whether its call has been counted among the merchant's already
 */
public record StatusQuestion(
        String merchant,
        Operation operation,
        WireRequest wire,
        String invoiceNumber,
        boolean counted) {

    /** The same, for which a turn was taken. */
    public StatusQuestion inTurn() {
        return new StatusQuestion(merchant, operation, wire, invoiceNumber, true);
    }
}
