package io.github.dokucamel.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.dokucamel.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class SimulationTest {

    private static final int STEPS = 250;
    private static final long SEEDS = 1_000;
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.github.dokucamel");

    private World world;

    @BeforeAll
    static void beQuiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void tellAgain() {
        LOG.setLevel(null);
    }

    @BeforeEach
    void open() throws Exception {
        world = World.open();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private Simulation run(long seed, Settings settings, Fault fault) throws Exception {
        Simulation simulation = new Simulation(world, seed, STEPS, settings, fault);
        try {
            simulation.run();
            return simulation;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "Seed " + seed + ": " + e + "\n" + simulation.stage().trace.end(), e);
        }
    }

    @Test
    @Tag("sampled")
    void whateverHappensNothingIsLostOrTwiceOrUntrue() throws Exception {
        Settings settings = world.settings("24h");
        long first = Long.getLong("simulation.first", 1);
        long seeds = Long.getLong("simulation.seeds", SEEDS);
        for (long seed = first; seed < first + seeds; seed++) {
            run(seed, settings, Fault.NONE);
        }
    }

    /** What is planted is found by one of the seeds that every build goes through. */
    @ParameterizedTest
    @EnumSource
    void aPlantedFaultIsFound(Planted planted) {
        Settings settings = world.settings(planted.fault.replayFor());
        AssertionError found =
                assertThrows(
                        AssertionError.class,
                        () -> {
                            for (long seed = 1; seed <= SEEDS; seed++) {
                                run(seed, settings, planted.fault);
                            }
                        });
        assertTrue(found.getMessage().startsWith("Seed "), found.getMessage());
    }

    @Test
    void aSeedReplaysExactly() throws Exception {
        Settings settings = world.settings("24h");
        String once = run(42, settings, Fault.NONE).stage().trace.digest();
        assertEquals(once, run(42, settings, Fault.NONE).stage().trace.digest());
        assertNotEquals(once, run(43, settings, Fault.NONE).stage().trace.digest());
    }
}
