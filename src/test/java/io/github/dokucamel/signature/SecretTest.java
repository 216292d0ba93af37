package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    @Test
    void isNeverPrinted() {
        assertEquals("Secret(hidden)", Secret.of("SK-abc").toString());
        assertFalse(Serializable.class.isAssignableFrom(Secret.class));
    }

    @Test
    void matchesItsOwnKeyOnly() {
        assertTrue(Secret.of("SK-abc").matches("SK-abc"));
        assertFalse(Secret.of("SK-abc").matches("SK-abd"));
        assertFalse(Secret.of("SK-abc").matches("SK-ab"));
        assertFalse(Secret.of("SK-abc").matches((String) null));
        assertFalse(Secret.of("SK-abc").matches((byte[]) null));
    }

    @Test
    void isEqualByKeyAndHidesItInTheHashCode() {
        assertEquals(Secret.of("SK-abc"), Secret.of("SK-abc"));
        assertNotEquals(Secret.of("SK-abc"), Secret.of("SK-abd"));
        assertEquals(Secret.of("SK-abc").hashCode(), Secret.of("SK-abd").hashCode());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "   ",
                "SK-abc\n",
                "SK-abc\r\n",
                "SK\u0000abc",
                "SK-abc\u200b",
                "SK-abc\u00a0"
            })
    void refusesAKeyThatWasReadCarelessly(String value) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Secret.of(value));
        assertFalse(refused.getMessage().contains("abc"));
    }
}
