package io.github.dokucamel.told;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
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

    @Test
    void whatIsMadeOfALongNameFitsAndIsItsOwn() {
        Set<String> all = new HashSet<>();
        int made = 0;
        for (String letter : List.of("x", "\u00e9", "\u65e5", "\ud83d\ude00")) {
            String stem = letter.repeat(250 / letter.getBytes(UTF_8).length);
            for (String name : List.of(stem + ".csv", stem + "a.csv", stem)) {
                for (String ending : List.of("~2", "~3", ".status.csv", ".reason.txt")) {
                    String with = FreeName.with(name, ending);
                    assertTrue(with.getBytes(UTF_8).length <= 255, with);
                    assertEquals(with, new String(with.getBytes(UTF_8), UTF_8));
                    assertTrue(with.endsWith(ending), with);
                    all.add(with);
                    made++;
                }
            }
        }
        assertEquals(made, all.size());
        assertTrue(FreeName.with("x".repeat(251) + ".csv", "~2").endsWith(".csv~2"));
        assertEquals("x".repeat(253) + "~2", FreeName.with("x".repeat(253), "~2"));
    }
}
