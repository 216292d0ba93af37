package io.github.dokucamel.send;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merchants whose orders wait because our own credentials, configuration or clock are wrong: one
 * wrong key must not decline ten thousand orders. A hold ends with a restart.
 */
public final class Holds {

    private static final Logger LOG = LoggerFactory.getLogger(Holds.class);

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    /** @param reason for people: DOKU's code and what to check */
    public void hold(String merchant, String reason) {
        if (reasons.putIfAbsent(merchant, reason) == null) {
            LOG.error(
                    "Merchant {} is on hold: {}. Its orders wait untouched; mend the cause and"
                            + " start again",
                    merchant,
                    reason);
        }
    }

    public boolean isHeld(String merchant) {
        return reasons.containsKey(merchant);
    }

    /** Reason by merchant. */
    public Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }
}
