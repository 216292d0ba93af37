package io.github.dokucamel.operation.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.shape.MapOrder;
import io.github.dokucamel.operation.shape.ShapeContext;
import io.github.dokucamel.operation.shape.Shapes;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderReader;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.order.ParsedOrder;
import io.github.dokucamel.order.ParsedOrder.Spelling;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Holds an order against every rule there is: its own, its operation's fields, and what depends on
 * several members. Reports everything at once, one violation per field.
 */
public final class CheckOrder {

    private static final int MOST_NAMES = 10;

    private final Catalogue catalogue;
    private final OrderRules rules;
    private final Predicate<String> hasSnapKeys;
    private final OrderReader reader;
    private final MapOrder mapper;
    private final OrderDefaults defaults;

    /** Whoever has to, has SNAP keys. */
    public CheckOrder(Catalogue catalogue, OrderRules rules) {
        this(catalogue, rules, OrderDefaults.NONE, merchant -> true);
    }

    /**
     * @param hasSnapKeys whether a merchant, by alias, can sign SNAP
     */
    public CheckOrder(
            Catalogue catalogue,
            OrderRules rules,
            OrderDefaults defaults,
            Predicate<String> hasSnapKeys) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.hasSnapKeys = hasSnapKeys;
        this.reader = new OrderReader(rules);
        this.mapper = new MapOrder(catalogue);
        this.defaults = defaults;
    }

    public CheckedOrder check(RawOrder raw) {
        if (raw.tree() == null) {
            return new CheckedOrder(
                    null,
                    rules.defaultMerchant(),
                    rules.operationOf(rules.defaultMerchant()),
                    null,
                    1,
                    null,
                    null,
                    ContentDigest.VERSION,
                    List.of(raw.violation()),
                    List.of(),
                    null);
        }
        return check(reader.read(raw.tree()), raw.tree());
    }

    private CheckedOrder check(ParsedOrder parsed, ObjectNode written) {
        Order draft = parsed.draft();
        Map<String, Violation> violations = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        parsed.violations().forEach(v -> violations.putIfAbsent(v.field(), v));
        if (!rules.merchants().contains(draft.merchant())) {
            Collection<String> known = rules.merchants();
            add(violations, unknown("merchant", draft.merchant(), known, known));
        }
        Optional<Operation> operation = catalogue.find(draft.operation());
        Order filled = draft;
        ObjectNode content = null;
        if (operation.isEmpty()) {
            add(violations, unknownOperation(draft.operation()));
        } else if (operation.get().body() == null) {
            add(
                    violations,
                    new Violation(
                            "operation",
                            operation.get().name() + " takes no orders",
                            "Call it with DOKU's own JSON, or name another operation"));
        } else {
            SnapRule.refusal(operation.get(), draft.merchant(), hasSnapKeys)
                    .ifPresent(v -> add(violations, v));
            if (parsed.spelling() == Spelling.DOKU) {
                draft = GivenBody.keepAll(draft, written, operation.get());
            }
            filled = defaults.fill(draft, operation.get());
            ShapeContext context = ShapeContext.neutral(operation.get());
            content = mapper.payload(draft, context);
            ObjectNode payload = filled.equals(draft) ? content : mapper.payload(filled, context);
            Findings findings = findings(draft, payload, operation.get());
            Findings named = findings.named(parsed.spelling()::of);
            named.violations().forEach(v -> add(violations, v));
            named.warnings().stream().map(Violation::message).forEach(warnings::add);
        }
        String name = operation.map(Operation::name).orElse(parsed.operation());
        boolean valid = violations.isEmpty();
        Order order = valid ? filled.withOperation(name) : null;
        return new CheckedOrder(
                order,
                parsed.merchant(),
                name,
                parsed.invoiceNumber(),
                parsed.revision(),
                valid ? order.toJson() : null,
                valid ? ContentDigest.of(order, content, operation.get().fields()) : null,
                ContentDigest.VERSION,
                List.copyOf(violations.values()),
                warnings,
                null);
    }

    /** Under canonical names. */
    private Findings findings(Order draft, ObjectNode payload, Operation operation) {
        Findings findings = Findings.none();
        Findings conditions = Shapes.of(operation).conditions(draft, payload, operation);
        Findings fields =
                mapper.rules(operation).check(payload).named(path -> name(path, draft, operation));
        findings.violations().addAll(conditions.violations());
        findings.violations().addAll(fields.violations());
        findings.warnings().addAll(conditions.warnings());
        findings.warnings().addAll(fields.warnings());
        return findings;
    }

    /** As the order has it: under extra when it is there, else by the shape's name for it. */
    private static String name(String path, Order draft, Operation operation) {
        return Members.at(draft.extra(), path).isMissingNode()
                ? Shapes.of(operation).canonicalName(path)
                : "extra." + path;
    }

    /** The first complaint about a field stands; later ones are mostly its consequences. */
    private static void add(Map<String, Violation> violations, Violation violation) {
        violations.putIfAbsent(violation.field(), violation);
    }

    private List<String> names() {
        return catalogue.all().stream()
                .filter(operation -> operation.body() != null)
                .map(Operation::name)
                .toList();
    }

    private Violation unknownOperation(String written) {
        List<String> known = new ArrayList<>(names());
        catalogue.all().stream()
                .filter(operation -> operation.body() != null)
                .map(Operation::id)
                .forEach(known::add);
        return unknown("operation", written, known, names());
    }

    /**
     * @param listed what is shown when nothing is near
     */
    private Violation unknown(
            String field, String written, Collection<String> known, Collection<String> listed) {
        List<String> near = catalogue.meant(written, known);
        String remedy =
                near.isEmpty()
                        ? "Use one of "
                                + String.join(
                                        ", ",
                                        new TreeSet<>(listed).stream().limit(MOST_NAMES).toList())
                        : "Did you mean " + String.join(" or ", near) + "? Correct the name";
        return new Violation(field, "unknown " + field + " " + Shown.of(written), remedy);
    }
}
