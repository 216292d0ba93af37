package io.github.dokucamel.inbound;

import static java.util.stream.Collectors.toMap;

import io.github.dokucamel.intake.SnapRefusedException;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.settings.SnapKeys;
import io.github.dokucamel.signature.InvalidSignatureException;
import io.github.dokucamel.signature.MerchantToken;
import io.github.dokucamel.signature.ReceivedSnap;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SnapDiagnosis;
import io.github.dokucamel.signature.SnapVerifier;
import io.github.dokucamel.signature.TokenVerifier;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whose SNAP call it is, by Client-Id, token and signature. */
final class SnapPartners {

    private static final String STRANGER = "an unknown Client-Id";

    /** One merchant; its keys are made into verifiers when it is called first. */
    private static final class Partner {

        private final Merchant merchant;
        private final Clock clock;
        private TokenVerifier requests;
        private MerchantToken tokens;
        private SnapVerifier calls;

        Partner(Merchant merchant, Clock clock) {
            this.merchant = merchant;
            this.clock = clock;
        }

        synchronized Partner ready() {
            if (calls == null) {
                SnapKeys keys = merchant.snap().orElseThrow();
                requests = new TokenVerifier(keys.dokuPublicKey().orElseThrow());
                tokens = new MerchantToken(keys.privateKey(), clock);
                calls = new SnapVerifier(sharedKeys());
            }
            return this;
        }

        List<Secret> sharedKeys() {
            return merchant.snap().orElseThrow().verifyingSharedKeys();
        }
    }

    private final Map<String, Partner> byClientId = new LinkedHashMap<>();
    private final Clock clock;

    SnapPartners(Settings settings, Clock clock) {
        this.clock = clock;
        for (Merchant merchant : settings.merchants().values()) {
            if (merchant.snap().filter(SnapKeys::bothWays).isPresent()) {
                byClientId.put(merchant.clientId(), new Partner(merchant, clock));
            }
        }
    }

    /**
     * The alias of the merchant whose token is asked for.
     *
     * @throws SnapRefusedException the request is not signed with DOKU's key of that merchant
     */
    String requester(SnapCall call) {
        TokenVerifier requests = judge(call).requests;
        String failure =
                failure(() -> requests.verify(call.clientId(), call.timestamp(), call.signature()));
        if (failure != null || !isKnown(call)) {
            throw SnapRefusedException.unauthorized(
                    sender(call), () -> isKnown(call) ? failure : "nobody has its keys");
        }
        return byClientId.get(call.clientId()).merchant.alias();
    }

    /**
     * The alias of the merchant that is called.
     *
     * @param path as DOKU calls it
     * @param others paths that may have been signed instead
     * @throws SnapRefusedException it is not signed with that merchant's key, or under no live token
     */
    String merchantOf(SnapCall call, String path, List<String> others) {
        Partner judge = judge(call);
        String noToken = failure(() -> judge.tokens.verify(call.token(), call.clientId()));
        if (noToken != null || !isKnown(call)) {
            throw SnapRefusedException.invalidToken(
                    sender(call), () -> isKnown(call) ? noToken : "X-PARTNER-ID is " + STRANGER);
        }
        if (failure(() -> judge.calls.verify(call.received(path))) != null) {
            throw SnapRefusedException.unauthorized(
                    sender(call), () -> diagnosis(call.received(path), judge, others));
        }
        return judge.merchant.alias();
    }

    /** A new token for DOKU. */
    String issue(String clientId) {
        return byClientId.get(clientId).ready().tokens.issue(clientId);
    }

    /** How a log names who sent it. */
    private String sender(SnapCall call) {
        return isKnown(call)
                ? NotificationKeys.sender(byClientId.get(call.clientId()).merchant.alias())
                : STRANGER;
    }

    /** In the words that developers get for a message of their own. */
    private String diagnosis(ReceivedSnap call, Partner judge, List<String> others) {
        Map<String, List<Secret>> otherKeys =
                byClientId.values().stream()
                        .filter(other -> other != judge)
                        .collect(toMap(other -> other.merchant.alias(), Partner::sharedKeys));
        return SnapDiagnosis.of(call, judge.sharedKeys(), others, otherKeys, clock.instant());
    }

    private boolean isKnown(SnapCall call) {
        return byClientId.containsKey(call.clientId());
    }

    /** A stranger is answered after the same work as everybody else. */
    private Partner judge(SnapCall call) {
        Partner known = byClientId.get(call.clientId());
        return (known == null ? byClientId.values().iterator().next() : known).ready();
    }

    /** Null when it holds. */
    private static String failure(Runnable verification) {
        try {
            verification.run();
            return null;
        } catch (InvalidSignatureException e) {
            return e.getMessage();
        }
    }
}
