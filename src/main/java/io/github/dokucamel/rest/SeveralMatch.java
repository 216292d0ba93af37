package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Acts.Known;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of the bills of one number is meant. */
public final class SeveralMatch {

    private SeveralMatch() {}

    /**
     * The only one, or the one that is named; empty when there is none.
     *
     * @param bills of the number
     * @param merchant null when the number says it
     * @param operation its name or id; null when the number says it
     * @throws HttpProblemException 409 with {@code matches} when there are several
     */
    public static Optional<Known> only(
            List<Known> bills,
            @Nullable String merchant,
            @Nullable String operation,
            Catalogue catalogue) {
        String named =
                operation == null
                        ? null
                        : catalogue.find(operation).map(Operation::name).orElse(operation);
        List<Known> found =
                bills.stream()
                        .filter(bill -> merchant == null || merchant.equals(bill.merchant()))
                        .filter(bill -> named == null || named.equals(bill.operation()))
                        .toList();
        if (found.size() > 1) {
            throw several(found);
        }
        return found.stream().findFirst();
    }

    private static HttpProblemException several(List<Known> bills) {
        List<Map<String, String>> matches =
                bills.stream()
                        .map(
                                bill ->
                                        Map.of(
                                                "merchant", bill.merchant(),
                                                "operation", bill.operation(),
                                                "invoice_number", bill.invoiceNumber()))
                        .toList();
        return new HttpProblemException(
                409, "Conflict", Why.of("several_match"), Map.of("matches", matches));
    }
}
