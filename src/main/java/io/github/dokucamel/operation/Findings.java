package io.github.dokucamel.operation;

import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a check found.
 *
 * @param violations make an order invalid
 * @param warnings are told and otherwise without consequence
 */
public record Findings(List<Violation> violations, List<Violation> warnings) {

    public static Findings none() {
        return new Findings(new ArrayList<>(), new ArrayList<>());
    }

    public void refuse(String field, Why why) {
        refuse(Violation.of(field, why));
    }

    public void refuse(Violation violation) {
        violations.add(violation);
    }

    public void warn(String field, Why why) {
        warnings.add(Violation.of(field, why));
    }

    public void addAll(Findings others) {
        violations.addAll(others.violations);
        warnings.addAll(others.warnings);
    }

    public boolean refuses(String field) {
        return violations.stream().anyMatch(v -> v.field().equals(field));
    }

    /** The first complaint about a field stands; later ones are mostly its consequences. */
    public List<Violation> firsts() {
        Map<String, Violation> firsts = new LinkedHashMap<>();
        violations.forEach(v -> firsts.putIfAbsent(v.field(), v));
        return List.copyOf(firsts.values());
    }

    /** The warnings, one line each. */
    public List<String> told() {
        return warnings.stream().map(Violation::message).toList();
    }

    /** The same findings under other field names. */
    public Findings named(UnaryOperator<String> name) {
        return new Findings(named(violations, name), named(warnings, name));
    }

    private static List<Violation> named(List<Violation> found, UnaryOperator<String> name) {
        return found.stream()
                .map(v -> new Violation(name.apply(v.field()), v.rule(), v.remedy()))
                .toList();
    }
}
