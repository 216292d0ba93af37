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

    record Part(String value, String source) {
        /** Null without a value. */
        static Part of(String value, String source) {
            return value == null ? null : new Part(value, source);
        }
    }

    String timestampName() {
        return answer ? "Response-Timestamp" : "Request-Timestamp";
    }

    SignatureComponents components() {
        if (body == null && answer) {
            throw new InputException("An answer is signed with its digest: name its body");
        }
        return InputException.unlessRefused(
                () -> components(clientId.value(), requestId.value(), timestamp.value()));
    }

    private SignatureComponents components(String clientId, String requestId, String timestamp) {
        String path = target.value();
        if (body == null) {
            return SignatureComponents.requestWithoutBody(clientId, requestId, timestamp, path);
        }
        Digest digest = Digest.of(body.bytes());
        return answer
                ? SignatureComponents.response(clientId, requestId, timestamp, path, digest)
                : SignatureComponents.request(clientId, requestId, timestamp, path, digest);
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
