package io.github.dokucamel.send;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.WireRequest;

/**
 * What DOKU is asked about one order or call.
 *
 * @param operation that asks
 * @param invoiceNumber what the answer has to be about; null when any will do
 * @param counted whether its call has been counted among the merchant's already
 */
record StatusQuestion(
        String merchant,
        Operation operation,
        WireRequest wire,
        String invoiceNumber,
        boolean counted) {

    /** The same, for which a turn was taken. */
    StatusQuestion inTurn() {
        return new StatusQuestion(merchant, operation, wire, invoiceNumber, true);
    }
}
