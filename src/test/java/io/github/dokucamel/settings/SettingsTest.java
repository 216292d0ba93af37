package io.github.dokucamel.settings;

import static io.github.dokucamel.settings.Given.embedded;
import static io.github.dokucamel.settings.Given.refused;
import static io.github.dokucamel.settings.Given.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.signature.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void theDefaultsAreARunningInstallation() {
        Settings settings = settings();
        assertEquals(Environment.SIMULATOR, settings.environment());
        assertTrue(settings.usesSimulator());
        assertEquals("http://127.0.0.1:8910", settings.baseUrl());
        assertEquals(Path.of("data").toAbsolutePath(), settings.dataDir());
        assertEquals(settings.dataDir().resolve("inbox"), settings.inbox());
        assertEquals("jdbc:sqlite:" + settings.dataDir() + "/ledger.db", settings.ledger().url());
        assertTrue(
                settings.intake().isEnabled("file")
                        && settings.intake().isEnabled("jms")
                        && settings.intake().isEnabled("rest"));
        assertEquals(Optional.empty(), settings.send().rateLimit());
    }

    @ParameterizedTest
    @CsvSource({
        "doku.environment, staging",
        "doku.request-id.format, ulid",
        "doku.invoice-number.pattern, [A-Z",
        "doku.simulator.decline, (",
        "doku.intake.file.enabled, yes",
        "doku.send.enabled, TRUE",
        "doku.intake.file.chunk, 0",
        "doku.intake.file.chunk, 10001",
        "doku.order.max-bytes, 999",
        "doku.intake.jms.consumers, 65",
        "doku.send.in-flight, 0",
        "doku.send.in-flight, 2001",
        "doku.send.in-flight, 1.5",
        "doku.send.queue, many",
        "doku.rest.waiters, 0",
        "doku.retry.attempts, 0",
        "doku.call.max-answer-bytes, 10",
        "doku.http.port, 65536",
        "doku.http.port, -1",
        "doku.management.port, x",
        "doku.jms.embedded.port, 70000",
        "doku.simulator.port, 70000",
        "doku.simulator.port, 0",
        "doku.intake.file.min-age, 10",
        "doku.call.deadline, -1s",
        "doku.retry.first-delay, 1 week",
        "doku.retry.max-delay, 99999999999999999999s",
        "doku.resolve.replay-for, 1.5h",
        "doku.shutdown.timeout, PT30S",
        "doku.send.rate-limit, 0",
        "doku.send.rate-limit, NaN",
        "doku.send.rate-limit, fast",
        "doku.proxy.url, proxy",
        "doku.proxy.url, 'http://a b'"
    })
    void aWrongValueStopsTheStartAndIsNamedWithItsProperty(String name, String value) {
        String message = refused(name, value);
        assertTrue(message.startsWith(name + ": "), message);
        assertTrue(message.contains(value), message);
    }

    @Test
    void valuesAreReadWithoutTheSpacesAroundThem() {
        Settings settings = settings("doku.send.in-flight", " 7 ", "doku.call.deadline", " 5 m ");
        assertEquals(7, settings.send().inFlight());
        assertEquals(300, settings.send().callDeadline().toSeconds());
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "20s, 20000", "5m, 300000", "24h, 86400000", "7d, 604800000"})
    void durationsHaveAUnit(String text, long ms) {
        assertEquals(ms, settings("doku.rest.wait", text).intake().restWait().toMillis());
    }

    @Test
    void aListOfDurationsMayBeEmpty() {
        String name = "doku.simulator.notification-retries";
        assertEquals(
                List.of(Duration.ofMillis(500), Duration.ofHours(6)),
                settings(name, "500ms, 6h").runner().simulatorNotificationRetries());
        assertEquals(List.of(), settings(name, "").runner().simulatorNotificationRetries());
        for (String wrong : List.of("30", "30m;6h", "30m,,6h", ",")) {
            String said = refused(name, wrong);
            assertTrue(said.contains(name + ": " + wrong + " is no list of durations"), said);
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 20.0", "0.5, 0.5", "100000, 100000.0"})
    void theRateLimitIsANumber(String text, double rate) {
        assertEquals(Optional.of(rate), settings("doku.send.rate-limit", text).send().rateLimit());
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        String said =
                refused(
                        "doku.environment", "production",
                        "doku.data-dir", "",
                        "doku.http.host", "0.0.0.0",
                        "doku.snap.shared-key", "SK-S",
                        "doku.merchant.shop.operation", "va-bca",
                        "doku.merchant.shop.client-id", "BRN-2",
                        "doku.send.in-flight", "none");
        for (String missing :
                List.of(
                        "doku.client-id is missing",
                        "doku.secret-key is missing",
                        "doku.merchant.shop.secret-key is missing",
                        "doku.snap.private-key-file is missing",
                        "doku.data-dir is missing",
                        "doku.send.in-flight: none is no whole number")) {
            assertTrue(said.contains(missing), said);
        }
        assertEquals(6, said.lines().count(), said);
        assertEquals(
                4,
                refused(
                                "doku.environment",
                                "production",
                                "doku.http.host",
                                "0.0.0.0",
                                "doku.inbox",
                                "",
                                "doku.data-dir",
                                "")
                        .lines()
                        .count());
    }

    @Test
    void insideAHostTheEnvironmentIsRequiredAndIntakesAreOff() {
        assertTrue(
                assertThrows(InvalidSettingException.class, () -> Given.embedded())
                        .getMessage()
                        .startsWith("doku.environment is missing"));
        Settings settings =
                Given.embedded("doku.environment", "simulator", "doku.intake.file.enabled", "true");
        assertTrue(settings.intake().isEnabled("file"));
        assertFalse(settings.intake().isEnabled("rest"));
        assertFalse(settings.intake().isEnabled("jms"));
    }

    @Test
    void aRestIntakeOnTheNetworkNeedsAnApiKey() {
        assertTrue(refused("doku.notification.host", "::1").contains("doku.notification.port"));
        assertTrue(refused("doku.notification.port", "8080").contains("doku.http.port"));
        assertTrue(refused("doku.http.host", "0.0.0.0").startsWith("doku.api-key is missing"));
        assertTrue(
                refused("doku.http.host", "0.0.0.0", "doku.api-key", "k".repeat(31))
                        .startsWith("doku.api-key is too short"));
        settings("doku.http.host", "0.0.0.0", "doku.api-key", "k".repeat(32));
        settings("doku.http.host", "0.0.0.0", "doku.intake.rest.enabled", "false");
        settings("doku.http.host", "localhost");
    }

    @Test
    void aDestinationIsAListAnEmptyOneIsNowhereAndNoneIsItsDirectory() {
        Map<Outcome, List<String>> destinations =
                settings(
                                "doku.destination.accepted", "jms:a , file:b?x=1",
                                "doku.destination.declined", " ",
                                "doku.outbox", "/out")
                        .delivery()
                        .destinations();
        assertEquals(List.of("jms:a", "file:b?x=1"), destinations.get(Outcome.ACCEPTED));
        assertEquals(List.of(), destinations.get(Outcome.DECLINED));
        assertEquals(List.of("file:/out/conflict"), destinations.get(Outcome.CONFLICT));
        assertEquals(List.of("file:/out/invalid?per=batch"), destinations.get(Outcome.INVALID));
        assertEquals(List.of("file:/out/duplicate?per=batch"), destinations.get(Outcome.DUPLICATE));
    }

    @Test
    void theLedgerMayNameTheDataDirectory() {
        assertEquals(
                "jdbc:sqlite:/d/l.db",
                settings(
                                "doku.data-dir", "/d",
                                "doku.ledger.url", "jdbc:sqlite:{data-dir}/l.db")
                        .ledger()
                        .url());
    }

    @Test
    void familiesAreReadByTheirFreePart() {
        Settings settings =
                settings(
                        "doku.intake.file.column.Nomor Faktur", "invoice_number",
                        "doku.operation.payment-page.path", "/v2/payment");
        assertEquals(Map.of("Nomor Faktur", "invoice_number"), settings.intake().columns());
        assertEquals(Map.of("payment-page", "/v2/payment"), settings.operationPaths());
    }

    @Test
    void theApiKeyIsASecret() {
        Settings settings = settings("doku.api-key", "s3cret");
        assertEquals(Optional.of(Secret.of("s3cret")), settings.intake().apiKey());
        assertFalse(settings.intake().apiKey().toString().contains("s3cret"));
    }

    @Test
    void noneIsNoKeyAndStaysOnThisMachine() {
        assertEquals(Optional.empty(), settings("doku.api-key", "none").intake().apiKey());
        String refused = refused("doku.http.host", "0.0.0.0", "doku.api-key", "none");
        assertTrue(refused.startsWith("doku.api-key = none is for a bundle in a host"), refused);
        assertTrue(refused.endsWith("Set the key, or listen on 127.0.0.1"), refused);
    }

    @Test
    void aHostSetsTheKeyOrSaysThatThereIsNone() {
        String[] rest = {"doku.environment", "simulator", "doku.intake.rest.enabled", "true"};
        InvalidSettingException refused =
                assertThrows(InvalidSettingException.class, () -> embedded(rest));
        assertTrue(refused.getMessage().startsWith("doku.api-key is missing"));
        assertTrue(refused.getMessage().contains("doku.api-key = none"));
        assertEquals(Optional.empty(), embedded(with(rest, "none")).intake().apiKey());
        assertEquals(
                Optional.of(Secret.of("a key")), embedded(with(rest, "a key")).intake().apiKey());
        embedded("doku.environment", "simulator");
    }

    private static String[] with(String[] settings, String key) {
        return Stream.concat(Stream.of(settings), Stream.of("doku.api-key", key))
                .toArray(String[]::new);
    }

    @Test
    void placeholdersHoldNoSecret() {
        Map<String, String> placeholders =
                settings(
                                "doku.api-key", "SECRET-1",
                                "doku.secret-key", "SECRET-2",
                                "doku.previous-secret-key", "SECRET-3",
                                "doku.jms.password", "SECRET-4",
                                "doku.truststore.password", "SECRET-5",
                                "doku.merchant.b.client-id", "BRN-2",
                                "doku.merchant.b.secret-key", "SECRET-6",
                                "doku.merchant.b.previous-secret-key", "SECRET-7")
                        .placeholders();
        assertFalse(placeholders.toString().contains("SECRET-"), placeholders.toString());
        assertEquals("64", placeholders.get("doku.send.in-flight"));
        assertEquals("true", placeholders.get("doku.progress.enabled"));
    }

    @ParameterizedTest
    @CsvSource({"64, 96", "1, 2", "2, 3"})
    void sendersWriteWhileOthersCallUnlessARateHoldsThemBack(String inFlight, int senders) {
        assertEquals(senders, settings("doku.send.in-flight", inFlight).send().senders());
        Settings limited =
                settings("doku.send.in-flight", inFlight, "doku.send.rate-limit", "1000");
        assertEquals(Integer.parseInt(inFlight), limited.send().senders());
    }
}
