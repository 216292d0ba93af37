package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

    @TempDir Path data;

    private static Result merchants(Installation doku) {
        return HealthCheckRegistry.get(doku.context())
                .getCheck("doku-merchants")
                .orElseThrow()
                .call(Map.of());
    }

    private static byte[] order(String invoiceNumber, String merchant) {
        return new String(SampleOrders.json(invoiceNumber), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"merchant\":\"" + merchant + "\",")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void oneMerchantOnHoldIsADetailAndAllOfThemAreNotReady() throws Exception {
        try (ScriptedGateway gateway =
                        ScriptedGateway.answering(
                                call -> ScriptedGateway.error(401, "invalid_signature"));
                Installation doku =
                        Installation.in(data)
                                .gatewayAt(gateway.baseUrl())
                                .with("doku.rest.wait", "1ms")
                                .with("doku.merchant.shop.client-id", "BRN-2")
                                .with("doku.merchant.shop.secret-key", "SK-2")
                                .start()) {
            doku.order(order("SHOP-1", "shop"));
            Installation.waiting()
                    .until(() -> merchants(doku).getDetails().containsKey("merchant.shop"));

            assertEquals(State.UP, merchants(doku).getState());
            assertTrue(
                    merchants(doku)
                            .getDetails()
                            .get("merchant.shop")
                            .toString()
                            .contains("invalid_signature"));

            doku.order(order("DEFAULT-1", "default"));
            Installation.waiting().until(() -> merchants(doku).getState() == State.DOWN);
            assertTrue(merchants(doku).getMessage().orElseThrow().startsWith("On hold: "));
        }
    }
}
