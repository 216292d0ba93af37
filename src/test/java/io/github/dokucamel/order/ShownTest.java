package io.github.dokucamel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class ShownTest {

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
    void cutsLongTextAndNoCharacterInHalf() {
        assertEquals("a".repeat(61) + "...", Shown.of("a".repeat(65)));
        assertEquals("a".repeat(64), Shown.of("a".repeat(64)));
        assertEquals("aaaaaa...", Shown.of("aaaaaa\ud83d\ude00aaaaa", 10));
    }

    @Test
    void withholdsCardNumbers() {
        assertFalse(Shown.of("4111 1111 1111 1111").contains("1111"));
    }
}
