package io.github.dokucamel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the runner's own logback.xml makes of an event. */
class LogLinesTest {

    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void configure() throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Path.of("config/logback.xml").toFile());
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    /** Whoever may not do something, or tears his connection, could fill the disk. */
    @Test
    void ofWhatClientsOfTheBrokerDoAreNoStackTraces() {
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(told);
        Logger broker = context.getLogger("org.apache.activemq.artemis.core.server");
        for (int i = 0; i < 3; i++) {
            broker.error("AMQ224016: Caught exception", new ActiveMQSecurityException("SEND"));
            broker.error("AMQ224016: Caught exception", new IOException("reset"));
            broker.error("AMQ224126: From {}", i, new DecoderException(new NullPointerException()));
            broker.error("AMQ214013: Failed to decode packet", new IndexOutOfBoundsException("9"));
            broker.error("AMQ224000: a fault of the broker", new IllegalStateException("fault"));
        }
        broker.warn("AMQ222000: below what is told", new IOException("reset"));
        broker.error("AMQ224001: without a trace");

        assertEquals(
                List.of(
                        "AMQ224016: Caught exception: java.io.IOException: reset",
                        "AMQ224126: From 0: io.netty.handler.codec.DecoderException:"
                                + " java.lang.NullPointerException",
                        "AMQ214013: Failed to decode packet:"
                                + " java.lang.IndexOutOfBoundsException: 9",
                        "AMQ224000: a fault of the broker",
                        "AMQ224001: without a trace"),
                told.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
        assertNull(told.list.get(0).getThrowableProxy());
        assertNotNull(told.list.get(3).getThrowableProxy());
    }

    @Test
    void carryTheDateAndTheZone() {
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
    }
}
