package io.github.dokucamel.rest;

import static java.util.Objects.requireNonNullElse;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Acts.Known;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.told.Listing;
import io.github.dokucamel.told.NearestName;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What a question is about: an order or a call; of HTTP named in its path, the rest in its query. */
public record Asked(Ledger ledger, Catalogue catalogue, OrderRules rules) {

    private static final Why NO_ORDER = Why.of("order_not_found");
    private static final Why NO_CALL = Why.of("call_not_found");

    /** One of the two ways to name it. */
    interface Finder {

        /**
         * @param below how many segments of the path follow its own name
         * @throws HttpProblemException 404 when there is none, 400 for a wrong revision or query
         */
        OrderView find(Exchange exchange, int below);
    }

    /** {@code /orders/{invoice_number}?merchant=&operation=&revision=}, the query optional. */
    OrderView order(Exchange exchange, int below) {
        RestRequest request = RestRequest.of(exchange, "merchant", "operation", "revision");
        Map<String, String> query = request.query();
        return order(
                request.segment(below),
                query.get("merchant"),
                query.get("operation"),
                query.get("revision"));
    }

    /**
     * What is null has its default.
     *
     * @param invoiceNumber of the books, or the one at DOKU
     * @param ofOperation its name or id
     * @throws HttpProblemException 404 when there is none, in words that say which of the names is
     *     nobody's; 400 for a wrong revision
     */
    public OrderView order(
            String invoiceNumber, String ofMerchant, String ofOperation, String revision) {
        String merchant = requireNonNullElse(ofMerchant, rules.defaultMerchant());
        String operation = requireNonNullElse(ofOperation, rules.operationOf(merchant));
        int number = revision(requireNonNullElse(revision, "1"));
        Integer ofDoku = revision == null ? null : (Integer) number;
        return ledger.find(merchant, named(operation), invoiceNumber, number)
                .or(() -> ledger.findAtDoku(merchant, named(operation), invoiceNumber, ofDoku))
                .orElseThrow(() -> notFound(merchant, operation, NO_ORDER));
    }

    /**
     * The same of the only bill of that number, in its newest revision where none is named.
     *
     * @throws HttpProblemException 409 too, when several bills have the number
     */
    OrderView bill(
            String invoiceNumber,
            @Nullable String merchant,
            @Nullable String operation,
            @Nullable String revision) {
        List<Known> bills = ledger.acts().named(rules.merchants(), invoiceNumber);
        Known bill = SeveralMatch.only(bills, merchant, operation, catalogue).orElse(null);
        if (bill == null) {
            return order(invoiceNumber, merchant, operation, revision);
        }
        String meant = revision == null ? newest(bill) : revision;
        return order(invoiceNumber, bill.merchant(), bill.operation(), meant);
    }

    private String newest(Known bill) {
        return "" + ledger.acts().bill(bill, 0).orElseThrow().newest().revision();
    }

    /** {@code /operations/{operation}/calls/{key}?merchant=}, the query optional. */
    OrderView call(Exchange exchange, int below) {
        RestRequest request = RestRequest.of(exchange, "merchant");
        String merchant = request.query().getOrDefault("merchant", "default");
        String operation = named(request.segment(below + 2));
        return ledger.findCall(merchant, operation, request.segment(below))
                .orElseThrow(() -> notFound(merchant, operation, NO_CALL));
    }

    private String named(String operation) {
        return catalogue.find(operation).map(Operation::name).orElse(operation);
    }

    /** Says which of the names is nobody's; where all are known, {@code otherwise}. */
    private HttpProblemException notFound(String merchant, String operation, Why otherwise) {
        Why detail = otherwise;
        if (!rules.merchants().contains(merchant)) {
            detail = unknown("merchant", merchant, NearestName.few(merchant, rules.merchants(), 1));
        } else if (catalogue.find(operation).isEmpty()) {
            List<String> names =
                    catalogue.all().stream()
                            .flatMap(known -> Stream.of(known.name(), known.id()))
                            .toList();
            detail = unknown("operation", operation, catalogue.meant(operation, names));
        }
        return new HttpProblemException(404, "Not Found", detail);
    }

    private static Why unknown(String kind, String name, List<String> near) {
        String shown = Shown.of(name);
        String meant = Listing.or(near);
        return near.isEmpty()
                ? Why.of("no_such_name", "what", kind, "name", shown)
                : Why.of("mistyped_in_address", "what", kind, "name", shown, "near", meant);
    }

    private static int revision(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw HttpProblemException.badRequest(Why.of("revision_form"));
        }
    }
}
