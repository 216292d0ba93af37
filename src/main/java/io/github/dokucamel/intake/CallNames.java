package io.github.dokucamel.intake;

import io.github.dokucamel.told.NameMeant;
import io.github.dokucamel.told.NearestName;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a call is given beside its JSON.
 *
 * @param operation id or alias; null when it was not named
 * @param merchant an alias; null for the default one
 * @param key the caller's own; null when it has none
 * @param customer whose access token is needed; may be null
 * @param force whether it goes out whatever is held against it, as it was given; null for no
 * @param reason why; null when none was given
 * @param members HTTP headers that are members of the call, by name
 */
public record CallNames(
        String operation,
        String merchant,
        String key,
        String customer,
        String force,
        String reason,
        Map<String, String> members) {

    public static final String OPERATION = "operation";
    public static final String MERCHANT = "merchant";
    public static final String KEY = "idempotency_key";
    public static final String CUSTOMER = "customer";

    public static final String FORCE = "force";
    public static final String REASON = "reason";

    private static final List<String> ALL =
            List.of(OPERATION, MERCHANT, KEY, CUSTOMER, FORCE, REASON);

    /**
     * Whether somebody who wrote this meant the key: without it, a call is made again each time. No
     * name of HTTP, JMS or DOKU comes near.
     *
     * @param name of a header, property or member that is not exactly the key's
     */
    public static boolean isNearKey(String name) {
        String letters = NameMeant.letters(name);
        return letters.contains("idem") || NearestName.of(letters, List.of(KEY)).isPresent();
    }

    /** @throws MalformedOrderException when it is nearly one of these names */
    public static void requireNotMeant(String name) {
        NameMeant.of(name, ALL)
                .or(
                        () ->
                                isNearKey(name) && !name.equals(KEY)
                                        ? Optional.of(KEY)
                                        : Optional.empty())
                .ifPresent(
                        meant -> {
                            throw new MalformedOrderException(
                                    Why.of("call_name", "name", Shown.of(name), "meant", meant));
                        });
    }
}
