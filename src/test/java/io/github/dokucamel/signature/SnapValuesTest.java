package io.github.dokucamel.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values of a SNAP request: timestamp, external id, padded number, card, check sum. */
class SnapValuesTest {

    private static final Instant NOW = Instant.parse("2024-03-26T09:01:41.987Z");

    @Test
    void aTimestampIsWholeSecondsWithItsOffset() {
        assertEquals("2024-03-26T16:01:41+07:00", SnapTimestamp.of(NOW));
        assertEquals("2024-03-26T09:01:41Z", SnapTimestamp.of(NOW, ZoneOffset.UTC));
        assertEquals("2024-03-26T04:31:41-04:30", SnapTimestamp.of(NOW, ZoneOffset.of("-04:30")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-26T16:01:41+07:00",
                "2024-03-26T16:01:41+0700",
                "2024-03-26T16:01:41+07",
                "2024-03-26T09:01:41Z",
                "2024-03-26t09:01:41z",
                "2024-03-26T09:01:41.000Z"
            })
    void anySpellingOfAnInstantWithItsOffsetIsRead(String text) {
        assertEquals(Instant.parse("2024-03-26T09:01:41Z"), SnapTimestamp.parse(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "2024-03-26T16:01:41",
                "2024-03-26",
                "26-03-2024T16:01:41Z",
                "2024-13-26T16:01:41Z",
                "2024-03-26T16:01:41+99:00",
                "2024-03-26T16:01:41Z hidden",
                "hidden"
            })
    void anythingElseIsNoTimestampAndNotShown(String text) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> SnapTimestamp.parse(text))
                        .getMessage();
        assertTrue(message.startsWith("X-TIMESTAMP is no date and time"), message);
        assertTrue(!message.contains("hidden"), message);
    }

    @Test
    void anExternalIdIsNumericAndComesOnce() {
        ExternalId ids = new ExternalId(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String id = ids.next();
            assertTrue(id.matches("1711443701987\\d{15}"), id);
            assertTrue(seen.add(id.substring(0, 18)), "the count alone tells them apart");
        }
    }

    @Test
    void twoProcessesInOneMillisecondDoNotMeet() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            assertTrue(seen.add(new ExternalId(clock, new SecureRandom()).next()));
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "123456789", "12a", " 19008", "-1", "１２"})
    void onlyOneToEightDigitsArePadded(String bin) {
        assertThrows(IllegalArgumentException.class, () -> PartnerServiceId.padded(bin));
    }

    @Test
    void eachCardIsEncryptedWithAnIvOfItsOwn() {
        byte[] card = "{\"bankCardNo\": \"5555000000000000\"}".getBytes(UTF_8);
        Secret key = Secret.of("SK-TestVector0123456789abcdef");
        String one = CardData.encrypt(card, key, new SecureRandom());
        String other = CardData.encrypt(card, key, new SecureRandom());
        assertTrue(one.matches("[A-Za-z0-9+/]+={0,2}\\|[A-Za-z0-9+/]{22}=="), one);
        assertNotEquals(one.split("\\|")[0], other.split("\\|")[0]);
        byte[] iv = Base64.getDecoder().decode(one.split("\\|")[1]);
        byte[] minified = "{\"bankCardNo\":\"5555000000000000\"}".getBytes(UTF_8);
        assertEquals(one, CardData.encrypt(minified, key, iv));
    }

    @Test
    void aKeyBeyondAsciiOrAShortIvEncryptsNoCard() {
        byte[] card = "{}".getBytes(UTF_8);
        assertThrows(
                IllegalArgumentException.class,
                () -> CardData.encrypt(card, Secret.of("kunci-é"), new byte[16]));
        assertThrows(
                IllegalArgumentException.class,
                () -> CardData.encrypt(card, Secret.of("key"), new byte[15]));
    }

    /** Made with {@code printf %s 10000BRN-1INV-1081211111111SK-test | sha256sum}. */
    @Test
    void anOvoCheckSumIsHexOverThePartsAndTheKey() {
        assertEquals(
                "1bc1d4e4d50b0cee3915b94582948209c55417a3c7ab464093012b445cb39572",
                OvoCheckSum.of(Secret.of("SK-test"), "10000", "BRN-1", "INV-1", "081211111111"));
    }
}
