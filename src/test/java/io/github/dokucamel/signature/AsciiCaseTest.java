package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiCaseTest {

    @Test
    void knowsTheLettersAToZ() {
        assertEquals("azaz09_-é", AsciiCase.lower("AZaz09_-é"));
        assertEquals("AZAZ09_-é", AsciiCase.upper("AZaz09_-é"));
        assertTrue(AsciiCase.equal("SuCCess", "sUccESS"));
        assertTrue(AsciiCase.startsWith("bEARER x", "Bearer "));
        assertFalse(AsciiCase.startsWith("Bear", "Bearer "));
    }

    /** All that Unicode folds to a letter of ASCII, or to more letters than one. */
    @ParameterizedTest
    @ValueSource(strings = {"\u017f", "\u212a", "\u0130", "\u0131", "\u212b", "\u00df", "\ufb01"})
    void leavesAllOthersAsTheyAre(String letter) {
        assertEquals(letter, AsciiCase.lower(letter));
        assertEquals(letter, AsciiCase.upper(letter));
        for (char c = 0; c < 128; c++) {
            assertFalse(AsciiCase.equal(letter, String.valueOf(c)));
        }
    }
}
