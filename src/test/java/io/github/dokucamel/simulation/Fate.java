package io.github.dokucamel.simulation;

import java.util.Random;

/** What happens to a call on its way. */
enum Fate {
    WELL(50),
    NOT_CONNECTED(4),
    LOST(6),
    ANSWER_LOST(8),
    /** Carried out at any later time, when nobody waits for it. */
    LATE(6),
    UNAVAILABLE(3),
    UNAVAILABLE_AFTERWARDS(4),
    GARBAGE_AFTERWARDS(4),
    TOO_MANY(3),
    OTHER_AMOUNT(2),
    STRAY(2),
    REFUSED(6);

    private final int weight;

    Fate(int weight) {
        this.weight = weight;
    }

    static Fate rolled(Random random) {
        int all = 0;
        for (Fate fate : values()) {
            all += fate.weight;
        }
        int left = random.nextInt(all);
        for (Fate fate : values()) {
            left -= fate.weight;
            if (left < 0) {
                return fate;
            }
        }
        throw new IllegalStateException();
    }
}
