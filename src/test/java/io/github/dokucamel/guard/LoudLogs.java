package io.github.dokucamel.guard;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Every logger there is at TRACE, as a host may have it; what they say is kept, not shown. It goes to
 * a file: a Camel at rest says some ten megabytes a second.
 */
public final class LoudLogs implements AutoCloseable {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, Level> before = new HashMap<>();
    private final Appender<ILoggingEvent> console = root.getAppender("console");
    private final Path file;
    private final BufferedWriter said;
    private final List<String> ours = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> listener =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    keep(event);
                }
            };

    public LoudLogs() throws IOException {
        file = Files.createTempFile("loud", ".log");
        said = Files.newBufferedWriter(file);
        root.detachAppender(console);
        for (Logger logger : context.getLoggerList()) {
            before.put(logger, logger.getLevel());
            logger.setLevel(logger == root ? Level.TRACE : null);
        }
        listener.setContext(context);
        listener.start();
        root.addAppender(listener);
    }

    private void keep(ILoggingEvent event) {
        String trace =
                event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy());
        if (event.getLoggerName().startsWith("io.github.dokucamel.")) {
            ours.add(event.getFormattedMessage());
        }
        String line =
                "%s [%s] %s%n%s"
                        .formatted(
                                event.getLoggerName(),
                                event.getThreadName(),
                                event.getFormattedMessage(),
                                trace);
        synchronized (said) {
            try {
                said.write(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What the bundle's own classes said, as they said it. */
    public List<String> ours() {
        return ours;
    }

    /** What anybody said so far. */
    Stream<String> lines() throws IOException {
        synchronized (said) {
            said.flush();
        }
        return Files.lines(file);
    }

    @Override
    public void close() throws IOException {
        root.detachAppender(listener);
        before.forEach(Logger::setLevel);
        root.addAppender(console);
        synchronized (said) {
            listener.stop();
            said.close();
        }
        Files.delete(file);
    }
}
