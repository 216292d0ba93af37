package io.github.dokucamel.gateway;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import org.apache.camel.Exchange;

/** Makes a message one signed call, in whichever scheme its operation wants. */
public record CallHeaders(SignedHeaders nonSnap, SnapHeaders snap) {

    public CallHeaders(Settings settings, Clock clock) {
        this(new SignedHeaders(settings, clock), new SnapHeaders(settings, clock));
    }

    /**
     * @param requestId Request-Id, or X-EXTERNAL-ID
     */
    public void put(
            Exchange exchange,
            Merchant merchant,
            Operation operation,
            String requestId,
            WireRequest wire)
            throws NotReadyException {
        switch (operation.signature()) {
            case NON_SNAP ->
                    nonSnap.put(
                            exchange.getMessage(),
                            merchant,
                            requestId,
                            operation.method(),
                            wire.target(),
                            wire.body());
            case SNAP_SYMMETRIC ->
                    snap.put(
                            exchange.getMessage(),
                            merchant,
                            operation,
                            requestId,
                            wire,
                            SendVariables.TOKENS.get(exchange));
            case SNAP_ASYMMETRIC_TOKEN ->
                    snap.putForToken(exchange.getMessage(), merchant, wire.target(), wire.body());
            case BEARER -> {
                WireMessage.put(
                        exchange.getMessage(), operation.method(), wire.target(), wire.body());
                wire.headers().forEach(exchange.getMessage()::setHeader);
            }
        }
        if (operation.timeout() != null) {
            exchange.getMessage().setHeader(CallDeadline.LONGER, operation.timeout().toMillis());
        }
        WireMessage.seal(exchange);
    }
}
