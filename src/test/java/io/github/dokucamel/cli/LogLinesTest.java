package io.github.dokucamel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the runner's own logback.xml makes of an event. */
class LogLinesTest {

    @Test
    void carryTheDateAndTheZone() throws Exception {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Path.of("config/logback.xml").toFile());
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ILoggingEvent event =
                new LoggingEvent(
                        "x", context.getLogger("a.b.C"), Level.WARN, "one\ntwo", null, null);
        ConsoleAppender<ILoggingEvent> console =
                (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
        String line = new String(console.getEncoder().encode(event), UTF_8);
        assertTrue(
                line.matches(
                        "\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}(Z|[+-]\\d\\d:\\d\\d) WARN  C: one two\\R"),
                line);
        context.stop();
    }
}
