package io.github.dokucamel.inbound;

import io.github.dokucamel.intake.SnapRefusedException;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.rest.CalledAddress;
import io.github.dokucamel.rest.RestRequest;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.settings.SnapSettings;
import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.SnapTimestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds out whether a SNAP call comes from DOKU, and is no other under the X-EXTERNAL-ID of one that
 * came on the same day, before anything of its body is read.
 *
 * <p>In: HTTP call. Out: body {@link SnapRequest}, no headers; variables {@code snapEndpoint} and
 * {@code notification}, the call as it is recorded. Fails with {@link SnapRefusedException}.
 */
final class VerifySnap implements Processor {

    private final SnapEndpoint endpoint;
    private final SnapPartners partners;
    private final SnapSettings snap;
    private final Payments payments;
    private final int mostBytes;
    private final Clock clock;

    VerifySnap(
            SnapEndpoint endpoint,
            SnapPartners partners,
            Payments payments,
            Settings settings,
            Clock clock) {
        this.endpoint = endpoint;
        this.partners = partners;
        this.payments = payments;
        this.snap = settings.snap();
        this.mostBytes = settings.notifications().maxBytes();
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        InboundVariables.SNAP_ENDPOINT.set(exchange, endpoint);
        RestRequest request = new RestRequest(exchange);
        CalledAddress address = new CalledAddress(exchange);
        byte[] body = exchange.getMessage().getBody(byte[].class);
        SnapCall call = SnapCall.read(endpoint, request, body, mostBytes);
        Instant sentAt = sentAt(call);
        String path = endpoint.path(snap, address.path());
        String publicPath = snap.publicPath(path);
        boolean asksForToken = endpoint == SnapEndpoint.TOKEN;
        String merchant =
                asksForToken
                        ? partners.requester(call)
                        : partners.merchantOf(
                                call, publicPath, others(publicPath, path, address.path()));
        address.stray(path, "doku.snap.inbound.*-path")
                .or(() -> asksForToken ? outOfTime(sentAt) : Optional.empty())
                .ifPresent(
                        why -> {
                            throw SnapRefusedException.unauthorized(
                                    NotificationKeys.sender(merchant), () -> why);
                        });
        if (!asksForToken && !payments.isSnapCallOfItsOwn(called(call, merchant))) {
            throw SnapRefusedException.conflict(NotificationKeys.sender(merchant));
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage()
                .setBody(new SnapRequest(merchant, call.clientId(), SnapFields.of(call.body())));
        InboundVariables.NOTIFICATION.set(exchange, call.from(merchant, publicPath, clock));
    }

    private Payments.SnapCalled called(SnapCall call, String merchant) {
        long day = clock.instant().atOffset(SnapTimestamp.DEFAULT_ZONE).toLocalDate().toEpochDay();
        return new Payments.SnapCalled(
                day,
                merchant,
                endpoint.service(),
                call.externalId(),
                Digest.of(call.body()).value());
    }

    /** Paths that may have been signed instead, the likely ones first. */
    private List<String> others(String publicPath, String path, String called) {
        Stream<String> all =
                Stream.of(SnapEndpoint.values()).flatMap(other -> other.paths(snap).stream());
        return Stream.concat(Stream.of(path, called), all.map(snap::publicPath))
                .distinct()
                .filter(other -> !other.equals(publicPath))
                .toList();
    }

    private static Instant sentAt(SnapCall call) {
        try {
            return SnapTimestamp.parse(call.timestamp());
        } catch (IllegalArgumentException e) {
            throw SnapRefusedException.malformed("X-TIMESTAMP");
        }
    }

    /** A request for a token that somebody caught must not bring him one later. */
    private Optional<String> outOfTime(Instant sentAt) {
        Duration away = Duration.between(sentAt, clock.instant()).abs();
        return away.compareTo(snap.inboundMaxAge()) > 0
                ? Optional.of(
                        "The signature holds, but X-TIMESTAMP is further away from this machine's"
                                + " clock than doku.snap.inbound.max-age")
                : Optional.empty();
    }
}
