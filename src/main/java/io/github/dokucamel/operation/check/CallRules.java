package io.github.dokucamel.operation.check;

import io.github.dokucamel.signature.Secret;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the deployer decides about calls.
 *
 * @param secrets of each merchant, by alias
 * @param pci whether operations that carry card numbers may be called
 * @param returnSchemes of addresses that a payer returns to, beside https; in lower case
 * @param hasSnapKeys whether a merchant, by alias, can sign SNAP
 */
public record CallRules(
        Map<String, Secret> secrets,
        boolean pci,
        Set<String> returnSchemes,
        Predicate<String> hasSnapKeys) {

    public CallRules {
        secrets = Map.copyOf(secrets);
        returnSchemes = Set.copyOf(returnSchemes);
    }
}
