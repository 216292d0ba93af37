package io.github.dokucamel.told;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {

    /** Read again and again from every character, such a text would take hours. */
    private static final Duration A_HANG = Duration.ofMinutes(2);

    @Test
    void keepsOrdinaryText() {
        assertEquals("Rp 90.000 \u20ac", Shown.of("Rp 90.000 \u20ac"));
        assertNull(Shown.of(null));
    }

    @Test
    void stripsWhatCouldForgeALine() {
        assertEquals("ab", Shown.of("a\u0000\r\n\u202e\ud800b"));
    }

    @Test
    void seesACardNumberThatNobodySeesIsParted() {
        assertEquals(
                "(withheld: looks like a card number)", Shown.of("4111 \r1111\u200b1111\r1111"));
    }

    @Test
    void cutsLongTextAndNoCharacterInHalf() {
        assertEquals("a".repeat(61) + "...", Shown.of("a".repeat(65)));
        assertEquals("a".repeat(64), Shown.of("a".repeat(64)));
        assertEquals("aaaaaa...", Shown.of("aaaaaa\ud83d\ude00aaaaa", 10));
    }

    @ParameterizedTest
    @CsvSource({
        "no column anton@example.com, no column (e-mail withheld)",
        "mailto:anton%40example.com!, mailto:(e-mail withheld)!",
        "anton@@example, (e-mail withheld)",
        "call +6281287458232., call (phone withheld).",
        "call +62 812-8745-8232, call (phone withheld)",
        "at 10:00+07:00 or 1E+999999999, at 10:00+07:00 or 1E+999999999",
        "100% @ 5, 100% @ 5",
    })
    void withholdsHowToReachSomebody(String text, String shown) {
        assertEquals(shown, Shown.of(text));
    }

    @Test
    void halvesNoAddressSoThatItIsShown() {
        assertEquals(
                "a".repeat(50) + " (e-mail wi...",
                Shown.of("a".repeat(50) + " anton.budiman@example.com"));
    }

    @Test
    void readsALongTextInOneGo() {
        String text = "a".repeat(1_000_000);
        assertTimeout(A_HANG, () -> Shown.of(text + "@", 500));
        assertTimeout(A_HANG, () -> Shown.of("+" + "1 ".repeat(500_000), 1_000_000));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/doku?user=a&password=b, jdbc:postgresql://db/doku?...",
        "jdbc:oracle:thin:scott/tiger@db, jdbc:***@db",
        "http://user:secret@proxy:3128, http:***@proxy:3128",
        "user:secret@proxy, user:***@proxy",
        "secret@proxy, ***@proxy",
        "http://proxy:3128, http://proxy:3128",
    })
    void showsAnAddressWithoutAPassword(String url, String shown) {
        assertEquals(shown, Shown.url(url));
    }

    @Test
    void withholdsCardNumbers() {
        assertFalse(Shown.of("4111 1111 1111 1111").contains("1111"));
    }

    @Test
    void withholdsACardNumberThatCuttingWouldMake() {
        assertFalse(Shown.of("a".repeat(48) + "4222222222222" + "1".repeat(7)).contains("4222"));
    }

    /** A filler between two letters lets a person read another word than a program. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\u034f", "\u115f", "\u3164", "\uffa0", "\u2800", "\ufe0f", "\udb40\udd00"})
    void leavesOutWhatIsDrawnAsNothing(String filler) {
        assertEquals("INV-1", Shown.of("INV" + filler + "-1"));
    }
}
