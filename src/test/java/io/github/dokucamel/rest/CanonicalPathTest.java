package io.github.dokucamel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalPathTest {

    /** What a proxy may take for another path than we do. */
    private static final String MARKS = ".;%2eEFf5cCaAzZ-_~\\#?\u0001 :@é";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/orders",
                "/orders/INV-1",
                "/orders/INV%2F2026%2F1",
                "/orders/INV%2F2026%2F1/replay",
                "/operations/card-refund/calls/a%2Fb/settle",
                "/operations/card-refund/calls/%C3%A9%20x",
                "/v1.1/transfer-va/inquiry",
                "/a/b:c@d+e",
            })
    void takesWhatIsSpelledInTheOneWay(String path) {
        assertTrue(CanonicalPath.is(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "*",
                "http://127.0.0.1/orders",
                "//orders",
                "/orders/",
                "/orders//x",
                "/payments/notifications/../../orders",
                "/payments/notifications/%2e%2e/%2E%2E/orders",
                "/payments/notifications/.%2e/orders",
                "/payments/notifications%2F..%2F..%2Forders",
                "/./orders",
                "/orders/.",
                "/orders/..",
                "/orders/..%2Fx",
                "/orders/a%2F..%2F..%2Fx",
                "/orders/x%2fy",
                "/orders/x/re%2Fplay",
                "/payments%2Fnotifications",
                "/orders;x",
                "/orders/..;/x",
                "/%6Frders",
                "/orders/%41",
                "/orders\\x",
                "/orders/x%5Cy",
                "/orders/%00",
                "/orders/%0A",
                "/orders/%7F",
                "/orders/%zz",
                "/orders/%2",
                "/orders/%",
                "/orders/%c3%a9",
                "/orders/%C0%AF",
                "/orders/%ED%A0%80",
                "/orders/é",
                "/orders/x#y",
                "/orders/x y",
                "/calls/a%2Fb",
            })
    void refusesWhatCanBeReadInTwoWays(String path) {
        assertFalse(CanonicalPath.is(path));
    }

    /** Canonical if, and only if, it is what we would write for what it means. */
    @Property(tries = 5_000)
    void isCanonicalExactlyWhenItIsWrittenAgainAlike(@ForAll("segments") String segment) {
        String path = "/orders/" + segment;

        assertEquals(isWrittenAlike(segment), CanonicalPath.is(path), path);
    }

    @Provide
    Arbitrary<String> segments() {
        return Arbitraries.strings().withChars(MARKS).ofMaxLength(8);
    }

    private static boolean isWrittenAlike(String segment) {
        String meant;
        try {
            meant = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (meant.isEmpty()
                || meant.contains("\\")
                || meant.chars().anyMatch(Character::isISOControl)
                || ("/" + meant + "/").contains("/../")
                || ("/" + meant + "/").contains("/./")) {
            return false;
        }
        String written =
                URLEncoder.encode(meant, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%7E", "~");
        return withoutReserved(written).equals(withoutReserved(segment));
    }

    /** These may stand as they are or be escaped; to a server both are the same. */
    private static String withoutReserved(String segment) {
        return segment.replace("%3A", ":").replace("%40", "@").replace("%2A", "*");
    }
}
