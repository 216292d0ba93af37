package io.github.dokucamel.settings;

import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.signature.PemKeys;
import io.github.dokucamel.signature.Secret;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the merchants: {@code default} and those under an alias. */
final class Merchants {

    /** What a simulator knows that was told nothing else; opens nothing anywhere else. */
    static final String SIMULATOR_CLIENT_ID = "BRN-0000-0000000000000";

    static final String SIMULATOR_SECRET_KEY = "SK-simulator-no-money-moves";

    private static final String DEFAULT = "default";
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private Merchants() {}

    static Map<String, Merchant> of(Values values, Environment environment, SnapKeyFiles snapKeys) {
        boolean simulator = environment == Environment.SIMULATOR;
        Map<String, Merchant> merchants = new LinkedHashMap<>();
        Set<String> aliases = MerchantSetting.aliases(values);
        boolean defaultGiven =
                MerchantSetting.CLIENT_ID.value(values, DEFAULT).isPresent()
                        || MerchantSetting.SECRET_KEY.value(values, DEFAULT).isPresent()
                        || MerchantSetting.anySnapKeyFor(values, DEFAULT);
        if (defaultGiven || aliases.isEmpty() || simulator) {
            merchants.put(DEFAULT, merchant(DEFAULT, values, simulator, snapKeys));
        }
        for (String alias : aliases) {
            if (!ALIAS.matcher(alias).matches() || alias.equals(DEFAULT)) {
                throw new InvalidSettingException(
                        "doku.merchant.%s: an alias is 1-32 of A-Z a-z 0-9 _ - and not \"default\""
                                .formatted(alias));
            }
            merchants.put(alias, merchant(alias, values, false, snapKeys));
        }
        refuseSharedClientIds(merchants);
        refuseTwins(merchants.keySet());
        // In this order, whichever start it is.
        return Collections.unmodifiableMap(merchants);
    }

    /** Plain keys, for the simulator inside this process only. */
    static Map<String, String> keysByClientId(Values values, Set<String> merchants) {
        Map<String, String> keys = new HashMap<>();
        for (String alias : merchants) {
            keys.put(
                    MerchantSetting.CLIENT_ID.value(values, alias).orElse(SIMULATOR_CLIENT_ID),
                    MerchantSetting.SECRET_KEY.value(values, alias).orElse(SIMULATOR_SECRET_KEY));
        }
        return keys;
    }

    /** What the simulator inside this process has to know of the SNAP keys, by Client-Id. */
    static Map<String, SimulatorSnapKeys> simulatorSnapKeys(
            Values values, Map<String, Merchant> merchants, SnapKeyFiles snapKeys) {
        Map<String, String> plain = keysByClientId(values, merchants.keySet());
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
                            MerchantSetting.SHARED_KEY
                                    .value(values, merchant.alias())
                                    .orElse(plain.get(id)),
                            MerchantSetting.INBOUND_SHARED_KEY
                                    .value(values, merchant.alias())
                                    .orElse("")));
        }
        return all;
    }

    /** @param simulated whether it may do without a Client-Id and a key of its own */
    private static Merchant merchant(
            String alias, Values values, boolean simulated, SnapKeyFiles snapKeys) {
        String id = MerchantSetting.CLIENT_ID.value(values, alias).orElse("");
        String key = MerchantSetting.SECRET_KEY.value(values, alias).orElse("");
        String clientId =
                simulated && id.isEmpty() ? SIMULATOR_CLIENT_ID : clientId(values, alias, id);
        Secret secret =
                secret(
                        values,
                        MerchantSetting.SECRET_KEY.name(alias),
                        simulated && key.isEmpty() ? SIMULATOR_SECRET_KEY : key);
        MerchantSetting earlier = MerchantSetting.PREVIOUS_SECRET_KEY;
        // Under an alias, an empty one is a mistake.
        Secret previous =
                values.givenText(earlier.name(alias))
                        .filter(text -> !text.isEmpty() || !alias.equals(DEFAULT))
                        .map(text -> secret(values, earlier.name(alias), text))
                        .orElse(null);
        return new Merchant(
                alias, clientId, secret, previous, snapKeys.of(alias, secret, previous));
    }

    private static String clientId(Values values, String alias, String value) {
        String name = MerchantSetting.CLIENT_ID.name(alias);
        if (value.isEmpty()) {
            missing(values, name);
        } else if (!CLIENT_ID.matcher(value).matches()) {
            throw new InvalidSettingException(name + ": a Client-Id is visible ASCII, no spaces");
        }
        return value;
    }

    private static Secret secret(Values values, String name, String value) {
        if (value.isEmpty()) {
            missing(values, name);
            return Values.secret(name, name); // never used: nothing starts
        }
        return Values.secret(name, value);
    }

    private static void missing(Values values, String name) {
        values.missing(
                name
                        + " is missing; set the environment variable "
                        + SettingNames.environmentName(name)
                        + " (DOKU Back Office shows Client ID and Secret Key)");
    }

    /** Aliases stand in names of files, and a variable of the environment has no letter case. */
    private static void refuseTwins(Set<String> aliases) {
        Map<String, String> byLetters = new HashMap<>();
        for (String alias : aliases) {
            String other = byLetters.put(AsciiCase.lower(alias), alias);
            if (other != null) {
                throw new InvalidSettingException(
                        "doku.merchant.%s and doku.merchant.%s differ by letter case alone; give one"
                                        .formatted(other, alias)
                                + " of them another alias");
            }
        }
    }

    private static void refuseSharedClientIds(Map<String, Merchant> merchants) {
        Map<String, String> aliasByClientId = new HashMap<>();
        for (Merchant merchant : merchants.values()) {
            String other = aliasByClientId.put(merchant.clientId(), merchant.alias());
            if (other != null && !merchant.clientId().isEmpty()) {
                throw new InvalidSettingException(
                        "merchants %s and %s share one Client-Id; give each alias its own"
                                .formatted(other, merchant.alias()));
            }
        }
    }
}
