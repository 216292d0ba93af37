package io.github.dokucamel.operation;

import io.github.dokucamel.signature.Secret;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the deployer decides about calls.
 *
 * @param accounts of the merchants, by alias
 * @param pci whether operations that carry card numbers may be called
 * @param hasSnapKeys whether a merchant, by alias, can sign SNAP
 */
public record CallRules(Map<String, Account> accounts, boolean pci, Predicate<String> hasSnapKeys) {

    /** What a call may need of its merchant. */
    public record Account(String clientId, Secret secret) {}

    public CallRules {
        accounts = Map.copyOf(accounts);
    }
}
