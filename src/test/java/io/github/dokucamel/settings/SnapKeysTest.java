package io.github.dokucamel.settings;

import static io.github.dokucamel.settings.Given.refused;
import static io.github.dokucamel.settings.Given.settings;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.signature.PemText;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SnapVector;
import io.github.dokucamel.signature.TokenSigner;
import io.github.dokucamel.signature.TokenVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapKeysTest {

    private static final String PASSPHRASE = "kata-sandi-1";
    private static final String AT = "2024-03-26T16:01:41+07:00";
    private static final KeyPair SHORT = PemText.pair("RSA", 1024);

    @TempDir private Path dir;
    private String privateKey;
    private String publicKey;

    @BeforeEach
    void writeKeys() throws IOException {
        privateKey = file("private.pem", PemText.pkcs8(SnapVector.privateKey()));
        publicKey = file("doku.pem", PemText.spki(SnapVector.publicKey()));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text).toString();
    }

    /** With these beside the credentials of a merchant. */
    private static String[] sandbox(String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "doku.environment", "sandbox",
                                "doku.client-id", "BRN-1",
                                "doku.secret-key", "SK-1",
                                "doku.previous-secret-key", "SK-0"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void aMerchantWithoutSnapKeysIsFine() {
        Settings settings = settings(sandbox());
        assertTrue(settings.merchants().get("default").snap().isEmpty());
        assertFalse(settings.snap().inboundEnabled());
        assertEquals(Map.of(), settings.simulatorSnapKeys());
    }

    @Test
    void theFilesAreReadAndTheSecretKeyIsTheSharedKey() {
        SnapKeys keys =
                settings(
                                sandbox(
                                        "doku.snap.private-key-file", privateKey,
                                        "doku.snap.doku-public-key-file", publicKey))
                        .merchants()
                        .get("default")
                        .snap()
                        .orElseThrow();
        assertEquals(SnapVector.privateKey(), keys.privateKey());
        assertEquals(SnapVector.publicKey(), keys.dokuPublicKey().orElseThrow());
        assertTrue(keys.bothWays());
        assertEquals(Secret.of("SK-1"), keys.sharedKey());
        assertEquals(List.of(Secret.of("SK-1"), Secret.of("SK-0")), keys.verifyingSharedKeys());
    }

    @Test
    void aSharedKeyOfItsOwnCountsAlone() {
        SnapKeys keys =
                settings(
                                sandbox(
                                        "doku.snap.private-key-file",
                                        privateKey,
                                        "doku.snap.shared-key",
                                        "shared"))
                        .merchants()
                        .get("default")
                        .snap()
                        .orElseThrow();
        assertEquals(Secret.of("shared"), keys.sharedKey());
        assertEquals(List.of(Secret.of("shared")), keys.verifyingSharedKeys());
        assertFalse(keys.bothWays());
        assertTrue(keys.dokuPublicKey().isEmpty());
    }

    @Test
    void dokuMaySignItsRequestsWithAKeyOfItsOwn() {
        SnapKeys keys =
                settings(
                                sandbox(
                                        "doku.snap.private-key-file", privateKey,
                                        "doku.snap.doku-public-key-file", publicKey,
                                        "doku.snap.inbound.shared-key", "dokus"))
                        .merchants()
                        .get("default")
                        .snap()
                        .orElseThrow();
        assertEquals(Secret.of("SK-1"), keys.sharedKey());
        assertEquals(List.of(Secret.of("dokus")), keys.verifyingSharedKeys());
    }

    @Test
    void eachAliasHasKeysOfItsOwn() throws IOException {
        String encrypted = file("shop.pem", PemText.encrypted(SnapVector.privateKey(), PASSPHRASE));
        Settings settings =
                settings(
                        sandbox(
                                "doku.merchant.shop.client-id", "BRN-2",
                                "doku.merchant.shop.secret-key", "SK-2",
                                "doku.merchant.shop.snap.private-key-file", encrypted,
                                "doku.merchant.shop.snap.private-key-passphrase", PASSPHRASE,
                                "doku.merchant.shop.snap.doku-public-key-file", publicKey));
        assertTrue(settings.merchants().get("default").snap().isEmpty());
        SnapKeys keys = settings.merchants().get("shop").snap().orElseThrow();
        assertEquals(SnapVector.privateKey(), keys.privateKey());
        assertEquals(List.of(Secret.of("SK-2")), keys.verifyingSharedKeys());
        assertTrue(settings.snap().inboundEnabled());
    }

    private void assertRefused(String name, String file, String what, String... given) {
        String message = refused(sandbox(given));
        assertTrue(message.startsWith(name + ": " + file + " " + what), message);
        assertFalse(message.contains(PASSPHRASE), message);
    }

    @Test
    void aWrongFileIsToldByItsSettingItsNameAndWhatIsWrong() throws IOException {
        String name = "doku.snap.private-key-file";
        Map<String, String> wrong =
                Map.of(
                        "",
                        "is no PEM file",
                        PemText.pkcs8(SnapVector.privateKey()).substring(0, 500),
                        "is damaged",
                        PemText.spki(SnapVector.publicKey()),
                        "holds a public key",
                        PemText.pkcs8(SHORT.getPrivate()),
                        "holds an RSA key of 1024 bits",
                        "x".repeat(70_000),
                        "is too large");
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            String file = file("wrong.pem", one.getKey());
            assertRefused(name, file, one.getValue(), name, file);
        }
        String none = dir.resolve("none.pem").toString();
        assertRefused(name, none, "does not exist", name, none);
        assertRefused(name, dir.toString(), "cannot be read", name, dir.toString());
    }

    @Test
    void aMissingOrWrongPassphraseNamesTheFileAndThePassphrasesSetting() throws IOException {
        String name = "doku.merchant.shop.snap.private-key-file";
        String file = file("shop.pem", PemText.encrypted(SnapVector.privateKey(), PASSPHRASE));
        String[] shop = {
            "doku.merchant.shop.client-id",
            "BRN-2",
            "doku.merchant.shop.secret-key",
            "SK-2",
            name,
            file,
            "doku.merchant.shop.snap.private-key-passphrase",
            ""
        };
        assertRefused(name, file, "holds an encrypted key and no passphrase is given", shop);
        shop[7] = "not " + PASSPHRASE;
        assertRefused(name, file, "does not open with the passphrase that is given", shop);
        assertTrue(
                refused(sandbox(shop))
                        .endsWith("(doku.merchant.shop.snap.private-key-passphrase)"));
    }

    @Test
    void aWrongPublicKeyIsToldTheSameWay() throws IOException {
        String name = "doku.snap.doku-public-key-file";
        String expired = file("expired.pem", PemText.expiredCertificate());
        String[] given = {"doku.snap.private-key-file", privateKey, name, expired};
        assertRefused(
                name, expired, "holds a certificate that expired at 2020-01-31T00:00:00Z", given);
        given[3] = privateKey;
        assertRefused(name, privateKey, "holds a private key", given);
        given[3] = dir.resolve("none.pem").toString();
        assertRefused(name, given[3], "does not exist", given);
    }

    @Test
    void theOtherKeysNeedThePrivateOne() {
        assertTrue(
                refused(sandbox("doku.snap.shared-key", "shared"))
                        .startsWith("doku.snap.private-key-file is missing"));
        assertTrue(
                refused(sandbox("doku.merchant.b.snap.shared-key", "shared"))
                        .startsWith("doku.merchant.b.client-id is missing"));
        assertTrue(
                refused("doku.environment", "sandbox", "doku.snap.private-key-file", privateKey)
                        .startsWith("doku.client-id is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"doku.snap.shared-key", "doku.snap.private-key-passphrase"})
    void aSecretWithALineBreakIsRefusedByNameAndNotShown(String name) {
        String message =
                refused(sandbox("doku.snap.private-key-file", privateKey, name, "hid\nden"));
        assertTrue(message.startsWith(name + ": "), message);
        assertFalse(message.contains("hid"), message);
    }

    @Test
    void noSecretIsAPlaceholderForRoutes() {
        Map<String, String> placeholders =
                settings(
                                sandbox(
                                        "doku.snap.private-key-file", privateKey,
                                        "doku.snap.private-key-passphrase", PASSPHRASE,
                                        "doku.snap.shared-key", "shared"))
                        .placeholders();
        assertFalse(placeholders.containsValue(PASSPHRASE));
        assertFalse(placeholders.containsValue("shared"));
        assertEquals("false", placeholders.get("doku.snap.inbound.enabled"));
    }

    @Test
    void theSimulatorAndItsMerchantGetKeysThatFit() {
        Settings settings = settings();
        SnapKeys merchant = settings.merchants().get("default").snap().orElseThrow();
        SimulatorSnapKeys simulator =
                settings.simulatorSnapKeys().get(Merchants.SIMULATOR_CLIENT_ID);
        assertEquals(Merchants.SIMULATOR_SECRET_KEY, simulator.sharedKey());
        assertTrue(merchant.bothWays() && simulator.canCallTheMerchant());
        fits(merchant, simulator);
        assertSame(merchant.privateKey(), merchant.privateKey(), "made once");
        assertSame(
                simulator.dokuPrivateKey().orElseThrow(), simulator.dokuPrivateKey().orElseThrow());
    }

    private static void fits(SnapKeys merchant, SimulatorSnapKeys simulator) {
        String out = new TokenSigner(merchant.privateKey()).sign("BRN-1", AT);
        assertDoesNotThrow(
                () -> new TokenVerifier(simulator.merchantPublicKey()).verify("BRN-1", AT, out));
        String in = new TokenSigner(simulator.dokuPrivateKey().orElseThrow()).sign("BRN-1", AT);
        assertDoesNotThrow(
                () ->
                        new TokenVerifier(merchant.dokuPublicKey().orElseThrow())
                                .verify("BRN-1", AT, in));
    }

    @Test
    void noKeyIsMadeBeforeItIsUsed() {
        Values values = Given.values();
        SnapKeyFiles files = new SnapKeyFiles(values, true, Clock.systemUTC());
        Map<String, Merchant> merchants = Merchants.of(values, Environment.SIMULATOR, files);
        Map<String, SimulatorSnapKeys> simulator =
                Merchants.simulatorSnapKeys(values, merchants, files);
        assertTrue(merchants.get("default").snap().orElseThrow().bothWays());
        assertTrue(simulator.get(Merchants.SIMULATOR_CLIENT_ID).canCallTheMerchant());
        assertFalse(files.merchantKey.isMade() || files.dokuKey.isMade());
        simulator.get(Merchants.SIMULATOR_CLIENT_ID).merchantPublicKey();
        assertTrue(files.merchantKey.isMade());
    }

    @Test
    void theSimulatorKnowsAGivenKeyAndIsDokuUnlessAnotherPublicKeyIsGiven() {
        String[] given = {
            "doku.client-id", "BRN-1",
            "doku.secret-key", "SK-1",
            "doku.snap.private-key-file", privateKey,
            "doku.snap.shared-key", "shared",
            "doku.merchant.b.client-id", "BRN-2",
            "doku.merchant.b.secret-key", "SK-2"
        };
        Settings settings = settings(given);
        assertEquals(Set.of("BRN-1"), settings.simulatorSnapKeys().keySet());
        SimulatorSnapKeys simulator = settings.simulatorSnapKeys().get("BRN-1");
        assertEquals(SnapVector.publicKey(), simulator.merchantPublicKey());
        assertEquals("shared", simulator.sharedKey());
        fits(settings.merchants().get("default").snap().orElseThrow(), simulator);

        given[8] = "doku.snap.doku-public-key-file";
        given[9] = publicKey;
        given[10] = "doku.snap.shared-key";
        given[11] = "shared";
        SimulatorSnapKeys stranger = settings(given).simulatorSnapKeys().get("BRN-1");
        assertFalse(stranger.canCallTheMerchant());
        assertTrue(stranger.dokuPrivateKey().isEmpty());
    }

    @Test
    void anotherGatewayThanTheEmbeddedSimulatorMakesNoKeys() {
        Settings settings = settings("doku.base-url", "http://127.0.0.1:9");
        assertTrue(settings.merchants().get("default").snap().isEmpty());
        assertEquals(Map.of(), settings.simulatorSnapKeys());
    }
}
