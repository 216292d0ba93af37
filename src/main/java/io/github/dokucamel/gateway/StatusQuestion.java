package io.github.dokucamel.gateway;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.WireRequest;

/**
 * What DOKU is asked about one order or call.
 *
 * @param operation that asks
 * @param invoiceNumber what the answer has to be about, as DOKU has it; null when any will do
 */
public record StatusQuestion(
        String merchant, Operation operation, WireRequest wire, String invoiceNumber) {}
