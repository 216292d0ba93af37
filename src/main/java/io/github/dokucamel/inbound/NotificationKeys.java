package io.github.dokucamel.inbound;

import static java.util.stream.Collectors.toMap;

import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Diagnosis;
import io.github.dokucamel.signature.InvalidSignatureException;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Verifier;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Whose notification it is, by Client-Id and signature. */
final class NotificationKeys {

    private record Known(Merchant merchant, Verifier verifier) {}

    private static final String STRANGER = "an unknown Client-Id";

    private final Map<String, Known> byClientId = new HashMap<>();
    private final Set<String> paths = new LinkedHashSet<>();
    private final Clock clock;

    /** A stranger is answered after the same work as everybody else. */
    private final Verifier nobodys = new Verifier(List.of(Secret.of(UUID.randomUUID().toString())));

    NotificationKeys(Settings settings, Clock clock) {
        for (Merchant merchant : settings.merchants().values()) {
            byClientId.put(
                    merchant.clientId(),
                    new Known(merchant, new Verifier(merchant.verifyingSecrets())));
        }
        paths.addAll(settings.notifications().publicPaths());
        paths.addAll(settings.notifications().paths());
        this.clock = clock;
    }

    /** How a log names who sent it. */
    static String sender(String merchant) {
        return "merchant " + merchant;
    }

    /**
     * The alias of the merchant whose present or previous secret signed the call.
     *
     * @param target path as DOKU calls it
     * @param called path as it was called here
     * @throws RefusedNotificationException there is none
     */
    String merchantOf(SignedCall call, String target, String called) {
        Known known = byClientId.get(call.clientId());
        Verifier verifier = known == null ? nobodys : known.verifier();
        if (!holds(verifier, call.components(target), call.signature()) || known == null) {
            throw new RefusedNotificationException(
                    known == null ? STRANGER : sender(known.merchant().alias()),
                    () -> diagnosis(call, known, target, called));
        }
        return known.merchant().alias();
    }

    private static boolean holds(
            Verifier verifier, SignatureComponents components, String signature) {
        try {
            verifier.verify(components, signature);
            return true;
        } catch (InvalidSignatureException e) {
            return false;
        }
    }

    private String diagnosis(SignedCall call, Known known, String target, String called) {
        List<String> otherTargets =
                Stream.concat(Stream.of(called), paths.stream())
                        .distinct()
                        .filter(path -> !path.equals(target))
                        .toList();
        Map<String, List<Secret>> others =
                byClientId.values().stream()
                        .filter(other -> !other.equals(known))
                        .map(Known::merchant)
                        .collect(toMap(Merchant::alias, Merchant::verifyingSecrets));
        return Diagnosis.of(
                call.received(target),
                known == null ? List.of() : known.merchant().verifyingSecrets(),
                otherTargets,
                others,
                clock.instant());
    }
}
