package io.github.dokucamel.operation.check;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
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
                        Violation.of(
                                "operation",
                                Why.of(
                                        "snap_keys_missing",
                                        "operation",
                                        operation.name(),
                                        "merchant",
                                        Shown.of(merchant))));
    }
}
