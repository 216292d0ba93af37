package io.github.dokucamel.guard;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Every logger there is at TRACE, as a host may have it; what they say is kept, not shown. */
final class LoudLogs implements AutoCloseable {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, Level> before = new HashMap<>();
    private final Appender<ILoggingEvent> console = root.getAppender("console");
    private final StringBuilder said = new StringBuilder();
    private final List<String> ours = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> listener =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    keep(event);
                }
            };

    LoudLogs() {
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
        synchronized (said) {
            said.append(event.getLoggerName())
                    .append(" [")
                    .append(event.getThreadName())
                    .append("] ")
                    .append(event.getFormattedMessage())
                    .append('\n')
                    .append(trace);
        }
    }

    /** What the bundle's own classes said, as they said it. */
    List<String> ours() {
        return ours;
    }

    String text() {
        synchronized (said) {
            return said.toString();
        }
    }

    @Override
    public void close() {
        root.detachAppender(listener);
        before.forEach(Logger::setLevel);
        root.addAppender(console);
    }
}
