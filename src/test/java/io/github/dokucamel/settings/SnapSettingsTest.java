package io.github.dokucamel.settings;

import static io.github.dokucamel.settings.Given.embedded;
import static io.github.dokucamel.settings.Given.refused;
import static io.github.dokucamel.settings.Given.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapSettingsTest {

    @Test
    void hasItsDefaults() {
        SnapSettings snap = settings().snap();
        assertEquals(ZoneOffset.ofHours(7), snap.timestampZone());
        assertEquals("H2H", snap.channelId());
        assertEquals("Bearer ", snap.customerTokenPrefix());
        assertEquals(Duration.ofSeconds(45), snap.tokenMargin());
        assertEquals(Duration.ofMinutes(10), snap.inboundMaxAge());
        assertEquals("/authorization/v1/access-token/b2b", snap.tokenPath());
        assertEquals("/v1.1/transfer-va/inquiry", snap.vaInquiryPath());
        assertEquals("/v1.1/transfer-va/payment", snap.vaPaymentPaths().get(0));
        assertEquals("/v1.0/debit/notify", snap.debitNotifyPath());
        assertEquals(List.of(), snap.bindingPaths());
        assertEquals("/v1.0/debit/notify", snap.publicPath(snap.debitNotifyPath()));
    }

    @Test
    void readsWhatIsGiven() {
        SnapSettings snap =
                settings(
                                "doku.snap.timestamp-zone", "Z",
                                "doku.snap.channel-id", "SDK",
                                "doku.snap.customer-token-prefix", "none",
                                "doku.snap.inbound.public-prefix", "/pay/doku",
                                "doku.snap.inbound.token-path", "/token",
                                "doku.snap.inbound.binding-path", "/bound, /v1/bound")
                        .snap();
        assertEquals(ZoneOffset.UTC, snap.timestampZone());
        assertEquals("SDK", snap.channelId());
        assertEquals("", snap.customerTokenPrefix());
        assertEquals("/pay/doku/token", snap.publicPath(snap.tokenPath()));
        assertEquals(List.of("/bound", "/v1/bound"), snap.bindingPaths());
    }

    @ParameterizedTest
    @CsvSource({
        "doku.snap.timestamp-zone, Asia/Jakarta",
        "doku.snap.timestamp-zone, +99:00",
        "doku.snap.channel-id, two words",
        "doku.snap.customer-token-prefix, two words",
        "doku.snap.token-margin, 11m",
        "doku.snap.token-margin, soon",
        "doku.snap.inbound.enabled, maybe",
        "doku.snap.inbound.max-age, 0s",
        "doku.snap.inbound.public-prefix, /pay/",
        "doku.snap.inbound.public-prefix, pay",
        "doku.snap.inbound.public-prefix, https://shop.example/pay",
        "doku.snap.inbound.token-path, token",
        "doku.snap.inbound.token-path, /to ken",
        "doku.snap.inbound.token-path, /orders",
        "doku.snap.inbound.va-inquiry-path, /operations/x",
        "doku.snap.inbound.va-payment-path, /v1.1/transfer-va/inquiry",
        "doku.snap.inbound.debit-notify-path, /notifications",
        "doku.snap.inbound.binding-path, /v1.0/debit/notify",
        "doku.snap.inbound.binding-path, '/bound,/bound'",
        "doku.snap.inbound.binding-path, '/bound,'"
    })
    void aWrongValueIsRefusedByName(String name, String value) {
        String message = refused(name, value);
        assertTrue(message.startsWith(name + ": "), message);
    }

    @Test
    void dokuIsServedWhenItsNotificationsAreAndTheKeysAreThere() {
        assertTrue(settings().snap().inboundEnabled());
        assertEquals("true", settings().placeholders().get("doku.snap.inbound.enabled"));
        assertFalse(settings("doku.notification.enabled", "false").snap().inboundEnabled());
        assertFalse(settings("doku.snap.inbound.enabled", "false").snap().inboundEnabled());
        assertFalse(embedded("doku.environment", "simulator").snap().inboundEnabled());
        assertTrue(
                embedded("doku.environment", "simulator", "doku.notification.enabled", "true")
                        .snap()
                        .inboundEnabled());
    }

    @Test
    void servingDokuAloneNeedsAListener() {
        String[] given = {
            "doku.intake.rest.enabled", "false",
            "doku.notification.enabled", "false",
            "doku.snap.inbound.enabled", "true"
        };
        assertTrue(settings(given).servesDoku());
        given[5] = "false";
        assertFalse(settings(given).servesDoku());
    }

    @Test
    void servingDokuWithoutKeysIsRefused() {
        String message =
                refused(
                        "doku.environment", "sandbox",
                        "doku.client-id", "BRN-1",
                        "doku.secret-key", "SK-1",
                        "doku.snap.inbound.enabled", "true");
        assertTrue(message.startsWith("doku.snap.inbound.enabled: "), message);
        assertTrue(message.contains("doku.snap.private-key-file"), message);
    }
}
