package io.github.dokucamel.gateway;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.signature.ExternalId;
import io.github.dokucamel.signature.NameUuid;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes what names one request at DOKU: a Request-Id, or SNAP's X-EXTERNAL-ID. */
public record RequestIds(boolean compact, ExternalId external) {

    public RequestIds(boolean compact, Clock clock) {
        this(compact, new ExternalId(clock, new SecureRandom()));
    }

    /** Of a question: one that nothing else has. */
    public String next(Operation operation) {
        return operation.isSnap() ? external.next() : written(UUID.randomUUID());
    }

    /**
     * Of an order or a call: a Request-Id is a function of it, so that DOKU knows one again that it
     * was sent by a ledger which is lost. An {@code X-EXTERNAL-ID} names one HTTP request of a day,
     * and no attempt may have that of another.
     *
     * @param asked all that tells it from every other one
     */
    public String of(Operation operation, String... asked) {
        return operation.isSnap() ? external.next() : written(NameUuid.of(asked));
    }

    private String written(UUID id) {
        String text = id.toString();
        return compact ? text.replace("-", "") : text;
    }
}
