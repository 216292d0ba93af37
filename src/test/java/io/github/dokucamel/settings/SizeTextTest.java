package io.github.dokucamel.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "800,800",
        "800B,800",
        "500kB,512000",
        "512MB,536870912",
        "2GB,2147483648",
        "2 gb,2147483648",
        "1T,1099511627776"
    })
    void readsAsPeopleWrite(String text, long bytes) {
        assertEquals(bytes, SizeText.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GB", "-1", "1.5GB", "2PB", "1 000", "9999999999999999"})
    void refusesWhatIsNoSize(String text) {
        assertThrows(IllegalArgumentException.class, () -> SizeText.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999GB", "999999999999999T"})
    void refusesWhatNoDiskHolds(String text) {
        assertThrows(ArithmeticException.class, () -> SizeText.read(text));
    }
}
