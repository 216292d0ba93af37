package io.github.dokucamel.told;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreeNameTest {

    @Test
    void aNameThatNothingHasStaysAsItIs() {
        assertEquals("orders.csv", FreeName.of("orders.csv", Set.of("orders.csv~2")::contains));
    }

    @Test
    void theFirstNumberThatNothingHasIsTaken() {
        Set<String> taken = Set.of("orders.csv", "orders.csv~2", "orders.csv~4");
        assertEquals("orders.csv~3", FreeName.of("orders.csv", taken::contains));
    }

    @Test
    void troubleInLookingForItIsNotSwallowed() {
        assertThrows(
                IOException.class,
                () ->
                        FreeName.of(
                                "orders.csv",
                                name -> {
                                    throw new IOException(name);
                                }));
    }
}
