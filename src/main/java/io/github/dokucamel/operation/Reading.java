package io.github.dokucamel.operation;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * Where an answer holds what is read from it; each is null when the answer has no such member.
 *
 * @param success the text that only a success holds
 * @param invoice the invoice number, which must be ours
 * @param paymentUrl the page where the payer pays, or reads how to
 * @param paymentCode what the payer types or shows: a virtual account number, a payment code, the
 *     content of a QR code
 */
public record Reading(
        JsonPointer success,
        JsonPointer invoice,
        JsonPointer paymentUrl,
        JsonPointer paymentCode) {}
