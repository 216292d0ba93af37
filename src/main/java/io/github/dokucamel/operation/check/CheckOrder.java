package io.github.dokucamel.operation.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.shape.DokuNumbers;
import io.github.dokucamel.operation.shape.Expiry;
import io.github.dokucamel.operation.shape.MapOrder;
import io.github.dokucamel.operation.shape.ShapeContext;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderReader;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.order.ParsedOrder;
import io.github.dokucamel.order.ParsedOrder.Spelling;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.Listing;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Holds an order against every rule there is: its own, its operation's fields, and what depends on
 * several members. Reports everything at once, one violation per field.
 */
public final class CheckOrder {

    /** What is said of a day that is over. */
    public static final String IS_PAST = " is in the past";

    private static final String DUE_DATE = "due_date";
    private static final int MOST_NAMES = 10;

    private final Catalogue catalogue;
    private final OrderRules rules;
    private final Predicate<String> hasSnapKeys;
    private final OrderReader reader;
    private final MapOrder mapper;
    private final OrderDefaults defaults;
    private final ReturnAddresses addresses;
    private final DokuNumbers numbers;
    private final Supplier<ZonedDateTime> now;

    /**
     * @param hasSnapKeys whether a merchant, by alias, can sign SNAP
     * @param now in the zone of due dates
     */
    public CheckOrder(
            Catalogue catalogue,
            OrderRules rules,
            OrderDefaults defaults,
            Predicate<String> hasSnapKeys,
            DokuNumbers numbers,
            Supplier<ZonedDateTime> now) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.hasSnapKeys = hasSnapKeys;
        this.reader = new OrderReader(rules);
        this.mapper = new MapOrder(catalogue);
        this.defaults = defaults;
        this.addresses = new ReturnAddresses(rules.returnSchemes());
        this.numbers = numbers;
        this.now = now;
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
                    raw.violations(),
                    List.of(),
                    null);
        }
        return check(reader.read(raw.tree(), raw.violations()), raw.tree());
    }

    private CheckedOrder check(ParsedOrder parsed, ObjectNode written) {
        Order draft = parsed.draft();
        Findings found = Findings.none();
        parsed.violations().forEach(found::refuse);
        Findings cards = CardsInIds.of(draft, rules.refusesCardsInIds());
        found.addAll(cards.named(parsed.spelling()::of));
        boolean unnamed = cards.refuses(CardsInIds.INVOICE_NUMBER);
        if (!rules.merchants().contains(draft.merchant())) {
            Collection<String> known = rules.merchants();
            found.refuse(unknown("merchant", draft.merchant(), known, known));
        }
        Optional<Operation> operation = catalogue.find(draft.operation());
        Order filled = draft;
        ObjectNode content = null;
        String dokuNumber = null;
        if (operation.isEmpty()) {
            found.refuse(unknownOperation(draft.operation()));
        } else if (operation.get().body() == null) {
            found.refuse(
                    "operation", Why.of("takes_no_orders", "operation", operation.get().name()));
        } else {
            SnapRule.refusal(operation.get(), draft.merchant(), hasSnapKeys)
                    .ifPresent(found::refuse);
            if (parsed.spelling() == Spelling.DOKU) {
                draft = GivenBody.keepAll(draft, written, operation.get());
            }
            filled = defaults.fill(draft, operation.get());
            ShapeContext context = ShapeContext.neutral(operation.get());
            content = mapper.payload(draft, context);
            ObjectNode payload = filled.equals(draft) ? content : mapper.payload(filled, context);
            dokuNumber = numbers.of(filled, operation.get(), payload);
            if (dokuNumber != null || filled.dueDate() != null) {
                ZonedDateTime moment = now.get();
                payload = mapper.payload(filled, context.at(moment, dokuNumber));
                pastDueDate(filled, moment, operation.get(), found);
            }
            ObjectNode whole = operation.get().completed(payload);
            found.addAll(findings(draft, whole, operation.get()).named(parsed.spelling()::of));
        }
        String name = operation.map(Operation::name).orElse(parsed.operation());
        boolean valid = found.violations().isEmpty();
        Order order = valid ? filled.withOperation(name) : null;
        return new CheckedOrder(
                        order,
                        parsed.merchant(),
                        name,
                        unnamed ? Shown.of(parsed.invoiceNumber()) : parsed.invoiceNumber(),
                        parsed.revision(),
                        valid ? order.toJson() : null,
                        valid ? ContentDigest.of(order, content, operation.get().fields()) : null,
                        ContentDigest.VERSION,
                        found.firsts(),
                        found.told(),
                        null)
                .underDokuNumber(dokuNumber);
    }

    private void pastDueDate(
            Order order, ZonedDateTime moment, Operation operation, Findings found) {
        if (Expiry.isPast(order, moment)) {
            boolean counts =
                    order.expiresInMinutes() == null && mapper.shape(operation).hasExpiry();
            String code = counts ? "due_date_past" : "due_date_past_unused";
            found.warn(DUE_DATE, Why.of(code, "day", order.dueDate()));
        }
    }

    /** Under canonical names. */
    private Findings findings(Order draft, ObjectNode payload, Operation operation) {
        Findings findings = mapper.shape(operation).conditions(draft, payload);
        Findings fields = addresses.check(payload, operation);
        fields.addAll(mapper.rules(operation).check(payload));
        findings.addAll(fields.named(path -> name(path, draft, operation)));
        return findings;
    }

    /** As the order has it: under extra when it is there, else by the shape's name for it. */
    private String name(String path, Order draft, Operation operation) {
        if (path.startsWith("urlParam[")) {
            return draft.extra().has("urlParam") ? "extra." + path : "callback_url";
        }
        return Members.at(draft.extra(), path).isMissingNode()
                ? mapper.shape(operation).canonicalName(path)
                : "extra." + path;
    }

    private List<String> names(Function<Operation, String> name) {
        return catalogue.all().stream().filter(o -> o.body() != null).map(name).toList();
    }

    private Violation unknownOperation(String written) {
        List<String> names = names(Operation::name);
        List<String> known = new ArrayList<>(names);
        known.addAll(names(Operation::id));
        return unknown("operation", written, known, names);
    }

    /**
     * @param listed what is shown when nothing is near
     */
    private Violation unknown(
            String field, String written, Collection<String> known, Collection<String> listed) {
        List<String> near = catalogue.meant(written, known);
        String value = Shown.of(written);
        if (!near.isEmpty()) {
            String names = Listing.or(near);
            return Violation.of(
                    field, Why.of("mistyped_choice", "what", field, "value", value, "near", names));
        }
        String some = String.join(", ", new TreeSet<>(listed).stream().limit(MOST_NAMES).toList());
        return Violation.of(
                field, Why.of("unknown_choice", "what", field, "value", value, "known", some));
    }
}
