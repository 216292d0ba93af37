package io.github.dokucamel.inbound;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.rest.CalledAddress;
import io.github.dokucamel.rest.RestRequest;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds out whether a merchant's notification comes from DOKU, before anything of its body is read.
 *
 * <p>In: HTTP call; variables {@code path}, {@code publicPath}. Out: variable {@code notification};
 * no headers, no body. Fails with {@link HttpProblemException}, 401 being a {@link
 * RefusedNotificationException}.
 */
final class VerifyNotification implements Processor {

    /** DOKU refuses ours from this on. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final NotificationKeys keys;
    private final int mostBytes;
    private final Optional<Duration> maxAge;
    private final Clock clock;

    VerifyNotification(Settings settings, Clock clock) {
        this.keys = new NotificationKeys(settings, clock);
        this.mostBytes = settings.notifications().maxBytes();
        this.maxAge = settings.notifications().maxAge();
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        String path = InboundVariables.PATH.get(exchange);
        String publicPath = InboundVariables.PUBLIC_PATH.get(exchange);
        RestRequest request = new RestRequest(exchange);
        CalledAddress address = new CalledAddress(exchange);
        SignedCall call =
                SignedCall.read(request, exchange.getMessage().getBody(byte[].class), mostBytes);
        String merchant = keys.merchantOf(call, publicPath, address.path());
        address.stray(path, "doku.notification.path")
                .or(() -> outOfTime(call.timestamp()))
                .ifPresent(
                        why -> {
                            throw new RefusedNotificationException(
                                    NotificationKeys.sender(merchant), () -> why);
                        });
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
        InboundVariables.NOTIFICATION.set(exchange, call.from(merchant, publicPath, clock));
    }

    private Optional<String> outOfTime(String timestamp) {
        return maxAge.map(most -> fault(timestamp, most))
                .map(fault -> "The signature holds, but Request-Timestamp is " + fault);
    }

    /** Null when there is none. */
    private String fault(String timestamp, Duration most) {
        Duration age;
        try {
            age = Duration.between(Instant.parse(timestamp), clock.instant());
        } catch (DateTimeParseException e) {
            return "no time";
        }
        if (age.compareTo(most) > 0) {
            return "older than doku.notification.max-age";
        }
        boolean isAhead = age.compareTo(AHEAD.negated()) < 0;
        return isAhead ? "more than an hour ahead of this machine's clock" : null;
    }
}
