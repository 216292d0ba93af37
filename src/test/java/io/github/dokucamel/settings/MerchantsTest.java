package io.github.dokucamel.settings;

import static io.github.dokucamel.settings.Given.refused;
import static io.github.dokucamel.settings.Given.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.signature.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantsTest {

    @Test
    void theSimulatorHasAMerchantOfItsOwn() {
        Settings settings = settings();
        assertEquals(Set.of("default"), settings.merchants().keySet());
        assertEquals(
                Map.of(Merchants.SIMULATOR_CLIENT_ID, Merchants.SIMULATOR_SECRET_KEY),
                settings.simulatorMerchants());
    }

    @Test
    void elsewhereTheCredentialsAreRequired() {
        String message = refused("doku.environment", "sandbox");
        assertTrue(message.startsWith("doku.client-id is missing"), message);
        assertTrue(message.contains("DOKU_CLIENT_ID"), message);
        assertTrue(
                refused("doku.environment", "sandbox", "doku.client-id", "BRN-1")
                        .startsWith("doku.secret-key is missing"));
    }

    @Test
    void anAliasIsEnoughWithoutADefault() {
        Settings settings =
                settings(
                        "doku.environment", "sandbox",
                        "doku.merchant.shop-b.client-id", "BRN-2",
                        "doku.merchant.shop-b.secret-key", "SK-2");
        assertEquals(Set.of("shop-b"), settings.merchants().keySet());
        assertEquals(Map.of(), settings.simulatorMerchants());
    }

    @Test
    void theSimulatorKnowsEveryMerchant() {
        assertEquals(
                Map.of("BRN-1", "SK-1", "BRN-2", "SK-2"),
                settings(
                                "doku.client-id", "BRN-1",
                                "doku.secret-key", "SK-1",
                                "doku.merchant.b.client-id", "BRN-2",
                                "doku.merchant.b.secret-key", "SK-2")
                        .simulatorMerchants());
    }

    @Test
    void halfAMerchantIsRefusedByTheNameOfTheOtherHalf() {
        assertTrue(
                refused("doku.merchant.b.client-id", "BRN-2")
                        .startsWith("doku.merchant.b.secret-key is missing"));
        assertTrue(
                refused("doku.merchant.b.secret-key", "SK-2")
                        .startsWith("doku.merchant.b.client-id is missing"));
        assertTrue(
                refused("doku.merchant.b.previous-secret-key", "SK-2")
                        .startsWith("doku.merchant.b.client-id is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "a b", "a.b", "toko-é", "abcdefghijklmnopqrstuvwxyz0123456"})
    void anAliasIsShortAndPlain(String alias) {
        String message =
                refused(
                        "doku.merchant." + alias + ".client-id", "BRN-2",
                        "doku.merchant." + alias + ".secret-key", "SK-2");
        assertTrue(message.startsWith("doku.merchant." + alias + ": "), message);
    }

    @Test
    void noTwoAliasesDifferByLetterCaseAlone() {
        String message =
                refused(
                        "doku.merchant.shop.client-id", "BRN-2",
                        "doku.merchant.shop.secret-key", "SK-2",
                        "doku.merchant.Shop.client-id", "BRN-3",
                        "doku.merchant.Shop.secret-key", "SK-3");
        assertTrue(message.contains("differ by letter case alone"), message);
    }

    @Test
    void noTwoAliasesShareAClientId() {
        String message =
                refused(
                        "doku.merchant.a.client-id", "BRN-2",
                        "doku.merchant.a.secret-key", "SK-2",
                        "doku.merchant.b.client-id", "BRN-2",
                        "doku.merchant.b.secret-key", "SK-3");
        assertTrue(message.contains("share one Client-Id"), message);
    }

    @Test
    void aClientIdIsVisibleAscii() {
        assertTrue(
                refused("doku.client-id", "BRN 1", "doku.secret-key", "SK-1")
                        .startsWith("doku.client-id: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doku.secret-key",
                "doku.previous-secret-key",
                "doku.api-key",
                "doku.merchant.b.secret-key",
                "doku.merchant.b.previous-secret-key"
            })
    void aSecretWithALineBreakIsRefusedByNameAndNotShown(String name) {
        String[] all = {
            "doku.client-id",
            "BRN-1",
            "doku.secret-key",
            "SK-1",
            "doku.merchant.b.client-id",
            "BRN-2",
            "doku.merchant.b.secret-key",
            "SK-2",
            name,
            "SK-hidden\nSK-hidden"
        };
        String message = refused(all);
        assertTrue(message.startsWith(name + ": "), message);
        assertFalse(message.contains("hidden"), message);
    }

    @Test
    void thePreviousSecretStillVerifiesAndThePresentOneComesFirst() {
        Merchant merchant =
                settings("doku.secret-key", "new", "doku.previous-secret-key", "old")
                        .merchants()
                        .get("default");
        assertEquals(List.of(Secret.of("new"), Secret.of("old")), merchant.verifyingSecrets());
        assertEquals(Secret.of("new"), merchant.secretKey());
        assertEquals(1, settings().merchants().get("default").verifyingSecrets().size());
    }
}
