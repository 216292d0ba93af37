package io.github.dokucamel.gateway;

import io.github.dokucamel.operation.Call;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.settings.SnapKeys;
import io.github.dokucamel.settings.SnapSettings;
import io.github.dokucamel.signature.SnapSigner;
import io.github.dokucamel.signature.SnapTimestamp;
import io.github.dokucamel.signature.TokenSigner;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Message;

/** Makes a message one signed call in SNAP's form. Every header that was on it is gone afterwards. */
public final class SnapHeaders {

    /** The catalogue's channel, which a deployer may replace. */
    private static final String CHANNEL_ID = "CHANNEL-ID";

    private static final String USUAL_CHANNEL = "H2H";

    private final SnapSettings snap;
    private final Clock clock;
    private final Map<String, SnapSigner> signers = new ConcurrentHashMap<>();
    private final Map<String, TokenSigner> tokenSigners = new ConcurrentHashMap<>();

    public SnapHeaders(Settings settings, Clock clock) {
        this.snap = settings.snap();
        this.clock = clock;
    }

    /**
     * @param externalId numeric, another one for each attempt
     * @param wire its path and query are signed both
     */
    void put(
            Message message,
            Merchant merchant,
            Operation operation,
            String externalId,
            WireRequest wire,
            AccessTokens tokens)
            throws NotReadyException {
        String timestamp = SnapTimestamp.of(clock.instant(), snap.timestampZone());
        String signature =
                signer(merchant)
                        .sign(
                                operation.method(),
                                wire.target(),
                                tokens.merchant(),
                                wire.body() == null ? new byte[0] : wire.body(),
                                timestamp);
        WireMessage.put(message, operation.method(), wire.target(), wire.body());
        wire.headers()
                .forEach(
                        (name, value) -> {
                            if (!name.equals(AccessTokens.CUSTOMER)) {
                                message.setHeader(name, value);
                            }
                        });
        if (USUAL_CHANNEL.equals(wire.headers().get(CHANNEL_ID))) {
            message.setHeader(CHANNEL_ID, snap.channelId());
        }
        message.setHeader("X-PARTNER-ID", merchant.clientId());
        message.setHeader("X-EXTERNAL-ID", externalId);
        message.setHeader("X-TIMESTAMP", timestamp);
        message.setHeader("X-SIGNATURE", signature);
        message.setHeader("Authorization", "Bearer " + tokens.merchant());
        if (tokens.customer() != null) {
            message.setHeader(Call.CUSTOMER_TOKEN, snap.customerTokenPrefix() + tokens.customer());
        }
    }

    /** A request for a token, signed with the merchant's RSA key. */
    public void putForToken(Message message, Merchant merchant, String target, byte[] body)
            throws NotReadyException {
        String timestamp = SnapTimestamp.of(clock.instant(), snap.timestampZone());
        TokenSigner signer =
                tokenSigners.computeIfAbsent(merchant.alias(), alias -> tokenSigner(merchant));
        if (signer == null) {
            throw missing(merchant);
        }
        WireMessage.put(message, "POST", target, body);
        message.setHeader("X-CLIENT-KEY", merchant.clientId());
        message.setHeader("X-TIMESTAMP", timestamp);
        message.setHeader("X-SIGNATURE", signer.sign(merchant.clientId(), timestamp));
    }

    /** Null when the merchant has no keys. */
    private static TokenSigner tokenSigner(Merchant merchant) {
        return merchant.snap().map(keys -> new TokenSigner(keys.privateKey())).orElse(null);
    }

    private SnapSigner signer(Merchant merchant) throws NotReadyException {
        SnapKeys keys = merchant.snap().orElseThrow(() -> missing(merchant));
        return signers.computeIfAbsent(merchant.alias(), alias -> new SnapSigner(keys.sharedKey()));
    }

    private static NotReadyException missing(Merchant merchant) {
        return NotReadyException.of(
                AnswerClass.HOLD,
                "snap_keys_missing",
                "Merchant %s has no SNAP keys; set doku.snap.private-key-file for it"
                        .formatted(merchant.alias()));
    }
}
