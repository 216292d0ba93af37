package io.github.dokucamel.gateway;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.signature.ExternalId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes what names one request at DOKU: a Request-Id, or SNAP's X-EXTERNAL-ID. */
public record RequestIds(boolean compact, ExternalId external) {

    public RequestIds(boolean compact, Clock clock) {
        this(compact, new ExternalId(clock, new SecureRandom()));
    }

    public String next(Operation operation) {
        if (operation.isSnap()) {
            return external.next();
        }
        String id = UUID.randomUUID().toString();
        return compact ? id.replace("-", "") : id;
    }
}
