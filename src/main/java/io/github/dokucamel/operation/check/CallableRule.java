package io.github.dokucamel.operation.check;

import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.Direction;
import io.github.dokucamel.told.Listing;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.Optional;

/** Which operations can be called at all, whoever calls. */
public record CallableRule(Catalogue catalogue) {

    /** What a refused name is. */
    public enum Kind {
        UNKNOWN,
        /** Nobody knows its endpoint. */
        UNPUBLISHED,
        /** DOKU calls it, or asks for it by itself. */
        NOT_CALLED
    }

    /** A name that cannot be called, and why. */
    public record Refusal(Kind kind, Violation violation) {}

    /** Empty when it can be called. */
    public Optional<Refusal> refusal(String name) {
        if (name == null || name.isBlank()) {
            return refused(Kind.UNKNOWN, Why.of("operation_missing"));
        }
        Optional<Operation> found = catalogue.find(name);
        if (found.isEmpty()) {
            return refused(Kind.UNKNOWN, unknown(name));
        }
        Operation operation = found.get();
        if (operation.unpublished() != null) {
            return refused(
                    Kind.UNPUBLISHED,
                    Why.of(
                            "unpublished",
                            "operation",
                            operation.name(),
                            "why",
                            operation.unpublished()));
        }
        if (operation.direction() == Direction.FROM_DOKU) {
            return refused(
                    Kind.NOT_CALLED,
                    Why.of(
                            "called_by_doku",
                            "operation",
                            operation.name(),
                            "path",
                            operation.path()));
        }
        if (operation.bill()) {
            return refused(
                    Kind.NOT_CALLED, Why.of("bill_not_called", "operation", operation.name()));
        }
        return Optional.empty();
    }

    private Why unknown(String name) {
        List<String> near = catalogue.meant(name, catalogue.names());
        String shown = Shown.of(name);
        return near.isEmpty()
                ? Why.of("unknown_operation", "name", shown)
                : Why.of("mistyped_operation", "name", shown, "near", Listing.or(near));
    }

    private static Optional<Refusal> refused(Kind kind, Why why) {
        return Optional.of(new Refusal(kind, Violation.of("operation", why)));
    }
}
