package io.github.dokucamel.cli.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.dokucamel.told.Complaints;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.time.Duration;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Named in logback.xml: what clients of the embedded broker bring about is a line a minute, or a line
 * a second where each differs, and not a stack trace each time. What a client may not do is told of by
 * {@link Refusals} already.
 */
public final class ShortTroubles extends TurboFilter {

    private static final String BROKER = "org.apache.activemq.artemis";

    private final Complaints complaints = new Complaints(Duration.ofMinutes(1));

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        if (thrown == null
                || !isByClient(thrown)
                || !logger.getName().startsWith(BROKER)
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        if (!(thrown instanceof ActiveMQSecurityException)) {
            int as = Level.toLocationAwareLoggerInteger(level);
            complaints.about(
                    format + thrown.getClass().getName(),
                    format + ": " + thrown,
                    line -> logger.log(null, Logger.FQCN, as, line, null, null));
        }
        return FilterReply.DENY;
    }

    private static boolean isByClient(Throwable thrown) {
        // The last is of bytes that came, whatever broke over them.
        return thrown instanceof ActiveMQException
                || thrown instanceof IOException
                || thrown instanceof DecoderException;
    }
}
