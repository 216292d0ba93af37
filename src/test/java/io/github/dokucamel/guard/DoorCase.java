package io.github.dokucamel.guard;

import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.Simulator;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The service as it runs, taking in by HTTP alone, before a gateway. */
abstract class DoorCase {

    @TempDir static Path data;
    static Simulator gateway;
    static RunningService service;

    /** @param options beside those that leave HTTP alone */
    static void open(String... options) throws Exception {
        gateway = RunningService.gateway();
        service =
                RunningService.start(
                        data,
                        gateway.baseUrl(),
                        Stream.concat(
                                        Stream.of(
                                                "--doku.intake.jms.enabled=false",
                                                "--doku.intake.file.enabled=false"),
                                        Stream.of(options))
                                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }
}
