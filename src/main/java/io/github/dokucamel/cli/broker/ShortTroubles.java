package io.github.dokucamel.cli.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.dokucamel.told.Complaints;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Named in logback.xml: what clients of the embedded broker bring about is a line a minute, or a line
 * a second where each differs, and not a stack trace each time. What a client may not do is told of by
 * {@link Refusals} already. Any other trouble of the broker keeps its stack trace, once a minute: who
 * knows what brings it about.
 */
public final class ShortTroubles extends TurboFilter {

    private static final String BROKER = "org.apache.activemq.artemis";

    /** Somebody sent what is none, before he had to log in. */
    private static final String NO_PACKET = "AMQ214013";

    private final Complaints complaints = new Complaints(Duration.ofMinutes(1));

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable given) {
        Throwable thrown = given == null ? last(params) : given;
        if (thrown == null
                || !logger.getName().startsWith(BROKER)
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        if (thrown instanceof ActiveMQSecurityException) {
            return FilterReply.DENY;
        }
        String kind = format + thrown.getClass().getName();
        if (!isByClient(thrown, String.valueOf(format))) {
            AtomicBoolean isDue = new AtomicBoolean();
            complaints.about(kind, kind, line -> isDue.set(true));
            return isDue.get() ? FilterReply.NEUTRAL : FilterReply.DENY;
        }
        int as = Level.toLocationAwareLoggerInteger(level);
        complaints.about(
                kind,
                MessageFormatter.basicArrayFormat(format, params) + ": " + thrown,
                line -> logger.log(null, Logger.FQCN, as, line, null, null));
        return FilterReply.DENY;
    }

    /** Behind what the line is filled with. */
    private static @Nullable Throwable last(Object @Nullable [] params) {
        return params != null
                        && params.length > 0
                        && params[params.length - 1] instanceof Throwable thrown
                ? thrown
                : null;
    }

    private static boolean isByClient(Throwable thrown, String format) {
        // The last two are of bytes that came, whatever broke over them.
        return thrown instanceof ActiveMQException
                || thrown instanceof IOException
                || thrown instanceof DecoderException
                || format.startsWith(NO_PACKET);
    }
}
