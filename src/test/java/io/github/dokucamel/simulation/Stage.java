package io.github.dokucamel.simulation;

import java.util.Random;

/** What all that happens in one simulation happens to. */
final class Stage {

    final World world;
    final Random random;
    final VirtualTime time = new VirtualTime();
    final Trace trace = new Trace();
    final ScriptedDoku doku;
    final Auditor auditor;

    Stage(World world, long seed) {
        this.world = world;
        this.random = new Random(seed * 0x9e3779b97f4a7c15L);
        this.doku = new ScriptedDoku(new Random(random.nextLong()));
        this.auditor = new Auditor(doku, world.receiver, world.store.beside());
    }

    void note(String what) {
        trace.add(time.millis() - VirtualTime.BEGIN, what);
    }
}
