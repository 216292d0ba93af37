package io.github.dokucamel.outcome;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Reading;
import io.github.dokucamel.told.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A success that must not be believed: it would send the payer to an address or code that nobody
 * knows, or it is about another amount. Such an order is neither accepted nor declined; a person
 * decides.
 */
public record AnswerDoubts(PayerLinks links) {

    /** The link for the payer is none to follow. */
    public static final String LINK = "payment_url_refused";

    private static final String CODE = "payment_code_refused";
    private static final String AMOUNT = "another_amount";

    /** Under which such an order is unresolved. */
    public static final Set<String> CODES = Set.of(LINK, CODE, AMOUNT);

    /** Where a request has what is to be paid, and where answers repeat it. */
    private record Amount(JsonPointer asked, List<JsonPointer> answered) {

        static Amount at(String path) {
            return new Amount(
                    JsonPointer.compile(path),
                    Stream.of("", "/response", "/virtualAccountData")
                            .map(within -> JsonPointer.compile(within + path))
                            .toList());
        }
    }

    private static final List<Amount> AMOUNTS =
            Stream.of("/order/amount", "/amount/value", "/totalAmount/value")
                    .map(Amount::at)
                    .toList();

    /**
     * @param request the order's payload; a missing node when nothing is known of it. Asked for only
     *     when the answer names an amount
     * @param seen with the whole answer
     * @return {@code seen}, or that it is unresolved and why, without anything that was answered
     */
    public Classification judged(
            Operation operation, Supplier<JsonNode> request, Classification seen) {
        if (seen.answerClass() != AnswerClass.ACCEPTED || seen.answered() == null) {
            return seen;
        }
        String url = seen.answered().paymentUrl();
        Optional<String> problem = url == null ? Optional.empty() : ofLink(operation, url);
        if (problem.isPresent()) {
            return doubtful(seen, LINK, "the link for the payer " + problem.get());
        }
        String code = seen.answered().paymentCode();
        problem = code == null ? Optional.empty() : PayerLinks.codeProblem(code);
        if (problem.isPresent()) {
            return doubtful(seen, CODE, "the payment code " + problem.get());
        }
        boolean isBill = operation.body() != null;
        if (isBill && url == null && code == null && operation.reading().paymentCode() != null) {
            return doubtful(seen, CODE, "it names nothing to pay by");
        }
        JsonNode answer = seen.answered().response();
        String other =
                operation.body() == null || answer == null ? null : otherAmount(request, answer);
        return other == null
                ? seen
                : doubtful(seen, AMOUNT, "it is about the amount " + Shown.of(other, 30));
    }

    /**
     * What is wrong with a link for the payer, and fit to be shown; empty when he may follow it.
     *
     * @param url as DOKU answers it, or a person names it
     */
    public Optional<String> ofLink(Operation operation, String url) {
        Reading reading = operation.reading();
        return links.problem(url, reading.paymentUrlHosts(), reading.partnerPage());
    }

    /** What the answer names as the amount; null when that is ours, or when it names none. */
    private static @Nullable String otherAmount(Supplier<JsonNode> request, JsonNode answer) {
        for (Amount amount : AMOUNTS) {
            for (JsonPointer place : amount.answered()) {
                JsonNode answered = answer.at(place);
                if (!answered.isValueNode() || answered.isNull()) {
                    continue;
                }
                JsonNode asked = request.get().at(amount.asked());
                if (asked.isValueNode() && !isEqual(asked.asText(), answered.asText())) {
                    return answered.asText();
                }
            }
        }
        return null;
    }

    private static boolean isEqual(String asked, String answered) {
        try {
            return new BigDecimal(asked).compareTo(new BigDecimal(answered.strip())) == 0;
        } catch (NumberFormatException e) {
            return asked.equals(answered);
        }
    }

    private static Classification doubtful(Classification seen, String code, String what) {
        return new Classification(
                AnswerClass.UNRESOLVED,
                seen.replayed(),
                code,
                "DOKU accepts the order, but " + what + ": nothing of the answer is passed on",
                null,
                seen.httpStatus(),
                null);
    }
}
