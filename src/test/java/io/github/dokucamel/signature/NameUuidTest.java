package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NameUuidTest {

    private static UUID of(List<String> texts) {
        return NameUuid.of(texts.toArray(String[]::new));
    }

    /** For good: what DOKU was asked under the id of today has to be found under it later. */
    @Test
    void isTheSameInEveryVersion() {
        assertEquals(
                "c2b6000e-22c2-5742-8012-50e638cd12d8", NameUuid.of("order", "INV-1").toString());
    }

    @Property
    void isAFunctionOfTheTextsAndAUuidOfVersionFive(
            @ForAll @Size(max = 4) List<@StringLength(max = 5) String> texts) {
        UUID id = of(texts);
        assertEquals(id, of(List.copyOf(texts)));
        assertEquals(5, id.version());
        assertEquals(2, id.variant());
    }

    @Property
    void otherTextsHaveAnother(
            @ForAll @Size(max = 4) List<@StringLength(max = 3) String> some,
            @ForAll @Size(max = 4) List<@StringLength(max = 3) String> others) {
        if (!some.equals(others)) {
            assertNotEquals(of(some), of(others));
        }
    }

    @Test
    void whereOneTextEndsAndTheNextBeginsCounts() {
        assertNotEquals(NameUuid.of("INV-1", "1"), NameUuid.of("INV-11", ""));
        assertNotEquals(NameUuid.of("a", "1:b"), NameUuid.of("a1:b"));
    }
}
