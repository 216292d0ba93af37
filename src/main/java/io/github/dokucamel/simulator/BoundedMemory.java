package io.github.dokucamel.simulator;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A map that forgets its oldest entries: when it holds too many, or when they weigh more than a
 * share of the heap. A simulator that runs for days must not end with OutOfMemoryError.
 */
final class BoundedMemory<K, V> {

    private final Map<K, V> entries = new LinkedHashMap<>();
    private final int maxEntries;
    private final long maxBytes;
    private final ToIntFunction<V> weight;
    private long bytes;

    /**
     * @param maxBytes what all entries together may weigh
     * @param weight bytes that an entry takes, roughly, key and bookkeeping included
     */
    BoundedMemory(int maxEntries, long maxBytes, ToIntFunction<V> weight) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
        this.weight = weight;
    }

    /** Null when it was never there or is forgotten. */
    V get(K key) {
        return entries.get(key);
    }

    /** An entry that is replaced keeps its age. */
    void put(K key, V value) {
        bytes += weight.applyAsInt(value);
        V before = entries.put(key, value);
        if (before != null) {
            bytes -= weight.applyAsInt(before);
        }
        Iterator<V> oldest = entries.values().iterator();
        while ((entries.size() > maxEntries || bytes > maxBytes) && entries.size() > 1) {
            bytes -= weight.applyAsInt(oldest.next());
            oldest.remove();
        }
    }

    /** Those that came last, oldest first. */
    List<V> newest(int most) {
        return entries.values().stream().skip(Math.max(0, entries.size() - most)).toList();
    }
}
