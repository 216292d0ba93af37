package io.github.dokucamel.operation.check;

import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.Direction;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Violation;
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
            return refused(Kind.UNKNOWN, "is missing", "Name the operation");
        }
        Optional<Operation> found = catalogue.find(name);
        if (found.isEmpty()) {
            return refused(
                    Kind.UNKNOWN, "unknown operation " + Shown.of(name), "Use " + nearest(name));
        }
        Operation operation = found.get();
        if (operation.unpublished() != null) {
            return refused(
                    Kind.UNPUBLISHED,
                    operation.name() + " cannot be called: " + operation.unpublished(),
                    "Ask DOKU for its endpoint");
        }
        if (operation.direction() == Direction.FROM_DOKU) {
            return refused(
                    Kind.NOT_CALLED,
                    "%s is called by DOKU, and served here under %s"
                            .formatted(operation.name(), operation.path()),
                    "Give DOKU that address; there is nothing to call");
        }
        if (operation.bill()) {
            return refused(
                    Kind.NOT_CALLED,
                    operation.name() + " is a bill that DOKU asks for; nothing is sent",
                    "Place it as an order");
        }
        return Optional.empty();
    }

    private String nearest(String name) {
        List<String> near = catalogue.meant(name, catalogue.names());
        return near.isEmpty()
                ? "a name of the operation catalogue"
                : String.join(" or ", near) + "; that was probably meant";
    }

    private static Optional<Refusal> refused(Kind kind, String rule, String remedy) {
        return Optional.of(new Refusal(kind, new Violation("operation", rule, remedy)));
    }
}
