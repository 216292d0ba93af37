package io.github.dokucamel.settings;

import io.github.dokucamel.signature.PemKeys;
import io.github.dokucamel.signature.Secret;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the merchants: {@code default} and those under an alias. */
final class Merchants {

    /** What a simulator knows that was told nothing else; opens nothing anywhere else. */
    static final String SIMULATOR_CLIENT_ID = "BRN-0000-0000000000000";

    static final String SIMULATOR_SECRET_KEY = "SK-simulator-no-money-moves";

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private Merchants() {}

    static Map<String, Merchant> of(Values values, Environment environment, SnapKeyFiles snapKeys) {
        boolean simulator = environment == Environment.SIMULATOR;
        Map<String, Merchant> merchants = new LinkedHashMap<>();
        Map<String, String> ids = values.family("doku.merchant.<alias>.client-id");
        Map<String, String> keys = values.family("doku.merchant.<alias>.secret-key");
        Map<String, String> previous = values.family("doku.merchant.<alias>.previous-secret-key");
        var aliases = new TreeSet<>(ids.keySet());
        aliases.addAll(keys.keySet());
        aliases.addAll(previous.keySet());
        aliases.addAll(SnapKeySetting.aliases(values));

        boolean defaultGiven =
                values.optional("doku.client-id").isPresent()
                        || values.optional("doku.secret-key").isPresent()
                        || SnapKeySetting.anyFor(values, "default");
        if (defaultGiven || aliases.isEmpty() || simulator) {
            merchants.put("default", theDefault(values, simulator, snapKeys));
        }
        for (String alias : aliases) {
            if (!ALIAS.matcher(alias).matches() || alias.equals("default")) {
                throw new InvalidSettingException(
                        "doku.merchant.%s: an alias is 1-32 of A-Z a-z 0-9 _ - and not \"default\""
                                .formatted(alias));
            }
            String name = "doku.merchant." + alias;
            merchants.put(
                    alias,
                    merchant(
                            alias,
                            clientId(name + ".client-id", ids.get(alias)),
                            secret(name + ".secret-key", keys.get(alias)),
                            previous.containsKey(alias)
                                    ? secret(name + ".previous-secret-key", previous.get(alias))
                                    : null,
                            snapKeys));
        }
        refuseSharedClientIds(merchants);
        return Map.copyOf(merchants);
    }

    /** Plain keys, for the simulator inside this process only. */
    static Map<String, String> keysByClientId(Values values) {
        Map<String, String> keys = new HashMap<>();
        keys.put(
                values.optional("doku.client-id").orElse(SIMULATOR_CLIENT_ID),
                values.optional("doku.secret-key").orElse(SIMULATOR_SECRET_KEY));
        Map<String, String> byAlias = values.family("doku.merchant.<alias>.secret-key");
        values.family("doku.merchant.<alias>.client-id")
                .forEach((alias, id) -> keys.put(id, byAlias.get(alias)));
        return keys;
    }

    /** What the simulator inside this process has to know of the SNAP keys, by Client-Id. */
    static Map<String, SimulatorSnapKeys> simulatorSnapKeys(
            Values values, Map<String, Merchant> merchants, SnapKeyFiles snapKeys) {
        Map<String, String> plain = keysByClientId(values);
        Map<String, SimulatorSnapKeys> all = new HashMap<>();
        for (Merchant merchant : merchants.values()) {
            if (merchant.snap().isEmpty()) {
                continue;
            }
            SnapKeys keys = merchant.snap().get();
            String id = merchant.clientId();
            all.put(
                    id,
                    new SimulatorSnapKeys(
                            () -> PemKeys.publicHalf(keys.privateKey()),
                            snapKeys.dokuPrivateKey(merchant.alias()),
                            SnapKeySetting.SHARED_KEY
                                    .value(values, merchant.alias())
                                    .orElse(plain.get(id))));
        }
        return all;
    }

    private static Merchant merchant(
            String alias, String clientId, Secret key, Secret previous, SnapKeyFiles snapKeys) {
        return new Merchant(alias, clientId, key, previous, snapKeys.of(alias, key, previous));
    }

    private static Merchant theDefault(Values values, boolean simulator, SnapKeyFiles snapKeys) {
        String id =
                values.optional("doku.client-id").orElse(simulator ? SIMULATOR_CLIENT_ID : null);
        String key =
                values.optional("doku.secret-key").orElse(simulator ? SIMULATOR_SECRET_KEY : null);
        return merchant(
                "default",
                clientId("doku.client-id", id),
                secret("doku.secret-key", key),
                values.secret("doku.previous-secret-key").orElse(null),
                snapKeys);
    }

    private static String clientId(String name, String value) {
        if (value == null || value.isEmpty()) {
            throw missing(name);
        }
        if (!CLIENT_ID.matcher(value).matches()) {
            throw new InvalidSettingException(name + ": a Client-Id is visible ASCII, no spaces");
        }
        return value;
    }

    private static Secret secret(String name, String value) {
        if (value == null || value.isEmpty()) {
            throw missing(name);
        }
        return Values.secret(name, value);
    }

    private static InvalidSettingException missing(String name) {
        return new InvalidSettingException(
                name
                        + " is missing; set the environment variable "
                        + SettingNames.environmentName(name)
                        + " (DOKU Back Office shows Client ID and Secret Key)");
    }

    private static void refuseSharedClientIds(Map<String, Merchant> merchants) {
        Map<String, String> aliasByClientId = new HashMap<>();
        for (Merchant merchant : merchants.values()) {
            String other = aliasByClientId.put(merchant.clientId(), merchant.alias());
            if (other != null) {
                throw new InvalidSettingException(
                        "merchants %s and %s share one Client-Id; give each alias its own"
                                .formatted(other, merchant.alias()));
            }
        }
    }
}
