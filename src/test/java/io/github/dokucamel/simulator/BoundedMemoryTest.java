package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedMemoryTest {

    @Test
    void forgetsTheOldestBeyondItsNumber() {
        BoundedMemory<String, String> memory = new BoundedMemory<>(2, 1000, String::length);
        memory.put("a", "1");
        memory.put("b", "2");
        memory.put("c", "3");
        assertNull(memory.get("a"));
        assertEquals("3", memory.get("c"));
        assertEquals(2, memory.newest(9).size());
    }

    @Test
    void forgetsTheOldestBeyondItsWeight() {
        BoundedMemory<String, String> memory = new BoundedMemory<>(100, 10, String::length);
        memory.put("a", "12345");
        memory.put("b", "12345");
        memory.put("b", "123");
        assertEquals("12345", memory.get("a"));
        memory.put("c", "123");
        assertNull(memory.get("a"));
        assertEquals(2, memory.newest(9).size());
    }

    @Test
    void keepsTheNewestHoweverHeavy() {
        BoundedMemory<String, String> memory = new BoundedMemory<>(100, 1, String::length);
        memory.put("a", "12345");
        assertEquals("12345", memory.get("a"));
    }

    @Test
    void tellsWhatCameLastOldestFirst() {
        BoundedMemory<String, String> memory = new BoundedMemory<>(3, 1000, String::length);
        for (String value : List.of("1", "2", "3", "4")) {
            memory.put(value, value);
        }
        assertEquals(List.of("3", "4"), memory.newest(2));
        assertEquals(List.of("2", "3", "4"), memory.newest(9));
    }
}
