package io.github.dokucamel.gateway;

import io.github.dokucamel.operation.Call;
import io.github.dokucamel.signature.AsciiCase;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** The only headers that leave for DOKU, and the only ones of its answers that are read. */
final class GatewayHeaders implements HeaderFilterStrategy {

    /** Content-Type is not among them: camel-http sets it with the body. */
    private static final Set<String> OUT =
            Set.of(
                    """
                    Client-Id Request-Id Request-Timestamp Signature X-CLIENT-KEY X-PARTNER-ID \
                    X-EXTERNAL-ID X-TIMESTAMP X-SIGNATURE X-DEVICE-ID X-IP-ADDRESS CHANNEL-ID \
                    Authorization"""
                            .split(" "));

    private static final Set<String> OURS = Set.of(CallDeadline.LONGER, Call.CUSTOMER_TOKEN);
    private static final Set<String> IN =
            Set.of(
                    """
                    content-type retry-after client-id request-id response-timestamp signature"""
                            .split(" "));

    /** @return whether the header is kept back */
    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name) && !OURS.contains(name);
    }

    /** @return whether the header is dropped */
    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !IN.contains(AsciiCase.lower(name));
    }
}
