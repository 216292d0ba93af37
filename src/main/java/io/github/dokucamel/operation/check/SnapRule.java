package io.github.dokucamel.operation.check;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Violation;
import java.util.Optional;
import java.util.function.Predicate;

/** SNAP is for merchants that have its keys. */
final class SnapRule {

    private SnapRule() {}

    static Optional<Violation> refusal(
            Operation operation, String merchant, Predicate<String> hasSnapKeys) {
        return !operation.isSnap() || hasSnapKeys.test(merchant)
                ? Optional.empty()
                : Optional.of(
                        new Violation(
                                "operation",
                                "%s is signed the SNAP way, and merchant %s has no SNAP keys"
                                        .formatted(operation.name(), Shown.of(merchant)),
                                "Configure the merchant's SNAP keys, or use an operation that"
                                        + " needs none"));
    }
}
