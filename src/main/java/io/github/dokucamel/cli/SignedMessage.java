package io.github.dokucamel.cli;

import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.Received;
import io.github.dokucamel.signature.SignatureComponents;

/**
 * A message to sign or to verify, and where each part of it comes from.
 *
 * @param answer whether it is signed with {@code Response-Timestamp}
 * @param body null where there is none (GET)
 */
record SignedMessage(
        boolean answer,
        Part clientId,
        Part requestId,
        Part timestamp,
        Part target,
        GivenBytes body) {

    record Part(String value, String source) {}

    String timestampName() {
        return answer ? "Response-Timestamp" : "Request-Timestamp";
    }

    SignatureComponents components() {
        try {
            if (body == null) {
                if (answer) {
                    throw new InputException("An answer is signed with its digest: name its body");
                }
                return SignatureComponents.requestWithoutBody(
                        clientId.value(), requestId.value(), timestamp.value(), target.value());
            }
            Digest digest = Digest.of(body.bytes());
            return answer
                    ? SignatureComponents.response(
                            clientId.value(),
                            requestId.value(),
                            timestamp.value(),
                            target.value(),
                            digest)
                    : SignatureComponents.request(
                            clientId.value(),
                            requestId.value(),
                            timestamp.value(),
                            target.value(),
                            digest);
        } catch (IllegalArgumentException e) {
            throw new InputException(e.getMessage());
        }
    }

    Received received(String signature) {
        return new Received(
                answer,
                clientId.value(),
                requestId.value(),
                timestamp.value(),
                target.value(),
                body == null ? null : body.bytes(),
                signature);
    }
}
