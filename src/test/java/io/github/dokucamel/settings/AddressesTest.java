package io.github.dokucamel.settings;

import static io.github.dokucamel.settings.Given.refused;
import static io.github.dokucamel.settings.Given.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Base URL, loopback addresses and lists of URIs. */
class AddressesTest {

    @ParameterizedTest
    @CsvSource({"sandbox, https://api-sandbox.doku.com", "production, https://api.doku.com"})
    void theEnvironmentChoosesTheBaseUrl(String environment, String url) {
        Settings settings =
                settings(
                        "doku.environment", environment,
                        "doku.client-id", "BRN-1",
                        "doku.secret-key", "SK-1");
        assertEquals(url, settings.baseUrl());
        assertFalse(settings.usesSimulator());
    }

    @ParameterizedTest
    @CsvSource({
        "https://gw.example, https://gw.example",
        "https://gw.example:8443/, https://gw.example:8443",
        "http://localhost:1, http://localhost:1",
        "http://127.0.0.2:1, http://127.0.0.2:1",
        "http://[::1]:1, http://[::1]:1"
    })
    void theBaseUrlIsSchemeHostAndPort(String given, String url) {
        Settings settings =
                settings(
                        "doku.environment", "sandbox",
                        "doku.client-id", "BRN-1",
                        "doku.secret-key", "SK-1",
                        "doku.base-url", given);
        assertEquals(url, settings.baseUrl());
        assertFalse(settings.usesSimulator());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gw.example",
                "ftp://gw.example",
                "https://",
                "https:///path",
                "https://a b",
                "http://gw.example",
                "http://10.0.0.1",
                "http://0.0.0.0",
                "http://127.0.0.1.evil.example",
                "https://gw.example/checkout",
                "https://gw.example?x=1",
                "https://gw.example#x",
                "https://user:pw@gw.example",
                "http://127.0.0.1@evil.example"
            })
    void aBaseUrlThatCouldLeakOrMisrouteIsRefused(String url) {
        String message = refused("doku.environment", "sandbox", "doku.base-url", url);
        assertTrue(message.startsWith("doku.base-url: "), message);
    }

    @Test
    void theSimulatorIsOnThisMachine() {
        assertEquals(
                "http://localhost:1", settings("doku.base-url", "http://localhost:1").baseUrl());
        assertTrue(
                refused("doku.base-url", "https://api.doku.com")
                        .startsWith("doku.base-url: doku.environment = simulator"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1", "[::1]", "0:0:0:0:0:0:0:1"})
    void staysOnThisMachine(String host) {
        assertTrue(Loopback.is(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "::",
                "192.168.0.1",
                "localhost.evil.example",
                "127.0.0.1.nip.io",
                "evil.example",
                "1.2.3.4.5"
            })
    void leavesThisMachine(String host) {
        assertFalse(Loopback.is(host));
    }

    @Test
    void commasSeparateUris() {
        assertEquals(List.of("a:b", "c:d"), UriList.split(" a:b ,c:d, "));
        assertEquals(List.of(), UriList.split(" "));
        assertEquals(List.of(), UriList.split(",,"));
    }

    @Test
    void aCommaInsideParenthesesOrBracesBelongsToItsUri() {
        assertEquals(
                List.of("a:b?p=RAW(x,y)", "c:{{d,e}}", "f:RAW{g,h}"),
                UriList.split("a:b?p=RAW(x,y),c:{{d,e}},f:RAW{g,h}"));
    }
}
