package io.github.dokucamel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.ProxyAddresses;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                     | 10.0.0.7 | 203.0.113.9                        | 10.0.0.7",
                "10.0.0.8             | 10.0.0.7 | 203.0.113.9                        | 10.0.0.7",
                "10.0.0.7             | 10.0.0.7 | 203.0.113.9                        | 203.0.113.9",
                "10.0.0.0/8           | 10.0.0.7 | 198.51.100.1, 203.0.113.9          | 203.0.113.9",
                "10.0.0.0/8           | 10.0.0.7 | 198.51.100.1, 203.0.113.9, 10.1.2.3 | 203.0.113.9",
                "10.0.0.0/8           | 10.0.0.7 | 10.9.9.9                           | 10.9.9.9",
                "10.0.0.0/8           | 10.0.0.7 | evil.example                       | 10.0.0.7",
                "10.0.0.0/8           | 10.0.0.7 | ''                                 | 10.0.0.7",
                "10.0.0.0/8           | 11.0.0.7 | 203.0.113.9                        | 11.0.0.7",
                "10.0.0.128/25        | 10.0.0.127 | 203.0.113.9                      | 10.0.0.127",
                "10.0.0.7,fd00::/8    | fd12::1  | 2001:db8::9                        | 2001:db8:0:0:0:0:0:9",
                "::/0                 | 10.0.0.7 | 203.0.113.9                        | 10.0.0.7",
            })
    void isTheOneNearestToUsThatNoTrustedProxyHas(
            String trusted, String remote, String forwarded, String caller) {
        assertEquals(
                caller, caller(trusted, remote, Map.of("X-Forwarded-For", List.of(forwarded))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "for=203.0.113.9;proto=https      | 203.0.113.9",
                "for=1.2.3.4, For=203.0.113.9     | 203.0.113.9",
                "proto=https; for=\"203.0.113.9:4711\" | 203.0.113.9",
                "for=\"[2001:db8::9]:4711\"       | 2001:db8:0:0:0:0:0:9",
                "for=_hidden                      | 10.0.0.7",
                "for=unknown                      | 10.0.0.7",
                "by=203.0.113.9                   | 10.0.0.7",
            })
    void readsForwarded(String forwarded, String caller) {
        assertEquals(
                caller, caller("10.0.0.7", "10.0.0.7", Map.of("Forwarded", List.of(forwarded))));
    }

    /** A proxy writes one kind; the other may be what its caller made up. */
    @Test
    void believesNeitherOfTwo() {
        Map<String, List<String>> both =
                Map.of(
                        "Forwarded", List.of("for=203.0.113.9"),
                        "X-Forwarded-For", List.of("203.0.113.9"));
        assertEquals("10.0.0.7", caller("10.0.0.7", "10.0.0.7", both));
    }

    @Test
    void knowsWhatProxiesAdd() {
        for (String name :
                List.of("Via", "FORWARDED", "x-forwarded-for", "X-Forwarded-Y", "X-Real-IP")) {
            assertTrue(CallerAddress.isOfProxy(name), name);
        }
        for (String name : List.of("Host", "X-Forward", "Vias")) {
            assertFalse(CallerAddress.isOfProxy(name), name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example",
                "10.0.0.0/33",
                "10.0.0.0/x",
                "10.0.0.0/",
                "fd00::/129",
                "10",
                "*"
            })
    void refusesWhatIsNoAddress(String wrong) {
        assertTrue(
                assertThrows(InvalidSettingException.class, () -> trusted(wrong))
                        .getMessage()
                        .startsWith("doku.trusted-proxy.addresses: "));
    }

    private static String caller(String trusted, String remote, Map<String, List<String>> headers) {
        return CallerAddress.of(
                        ProxyAddresses.literal(remote),
                        name -> headers.getOrDefault(name, List.of()),
                        trusted(trusted))
                .getHostAddress();
    }

    private static ProxyAddresses trusted(String addresses) {
        Map<String, String> given =
                addresses == null ? Map.of() : Map.of("doku.trusted-proxy.addresses", addresses);
        return Settings.standalone(SettingNames.packaged(), given).http().trustedProxies();
    }
}
