package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.intake.OneObject;
import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.Batches;
import io.github.dokucamel.told.Why;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about batches, and does what a person decides about one. Out: the batch. Fails with
 * {@link HttpProblemException}.
 */
record BatchCalls(Batches batches, OneObject one, Clock clock) {

    private static final String UNPROCESSABLE = "Unprocessable Content";

    private static final Set<String> STATES =
            Set.of("reading", "waiting", "sending", "settled", "cancelled", "refused");

    private static final int USUAL = 50;
    private static final int MOST = 200;

    /** {@code GET /batches?state=&after=&limit=}: newest first. */
    void list(Exchange exchange) {
        Map<String, String> query = RestRequest.of(exchange, "state", "after", "limit").query();
        String state = query.get("state");
        if (state != null && !STATES.contains(state)) {
            throw HttpProblemException.badRequest(
                    Why.of("batch_state_form", "states", STATES.stream().sorted().toList()));
        }
        int limit = (int) number(query, "limit", USUAL, MOST);
        long before = number(query, "after", Long.MAX_VALUE, Long.MAX_VALUE);
        List<BatchView> found = new ArrayList<>();
        boolean more = true;
        while (more && found.size() <= limit) {
            List<BatchView> some = batches.list(before, MOST);
            more = some.size() == MOST;
            for (BatchView batch : some) {
                before = batch.id();
                if (state == null || batch.state().equals(state)) {
                    found.add(batch);
                }
            }
        }
        boolean isMore = found.size() > limit;
        List<BatchView> shown = isMore ? found.subList(0, limit) : found;
        String next = isMore ? Long.toString(shown.get(limit - 1).id()) : null;
        RestAnswer.json(
                exchange,
                200,
                BatchJson.of(shown, next, clock.instant(), RestAnswer.language(exchange)));
    }

    private static long number(Map<String, String> query, String name, long usual, long most) {
        String given = query.get(name);
        if (given == null) {
            return usual;
        }
        if (given.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(given);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw HttpProblemException.badRequest(
                name.equals("limit") ? Why.of("limit_form", "most", most) : Why.of("after_form"));
    }

    void find(Exchange exchange) {
        String name = RestRequest.of(exchange).segment(0);
        answer(exchange, batches.find(name).orElseThrow(() -> BatchProblem.unknown(name)));
    }

    /** {@code {"total": 2570995875}}. */
    void approve(Exchange exchange) {
        RestRequest request = RestRequest.of(exchange);
        String name = request.segment(1);
        JsonNode total = body(exchange, "approve", "total").member("total");
        if (total == null || !isWhole(total)) {
            throw unprocessable(Why.of("total_missing"));
        }
        long given = total.longValue();
        answer(
                exchange,
                BatchProblem.done(
                        batches.approve(name, given, Caller.person(request), clock.millis()),
                        name,
                        given));
    }

    /** {@code {"rows": [7, 9], "reason": "..."}}, or {@code "all"}. */
    void confirm(Exchange exchange) {
        RestRequest request = RestRequest.of(exchange);
        String name = request.segment(1);
        ActMembers body = body(exchange, "confirm", "rows", "reason");
        String reason = body.reason();
        answer(
                exchange,
                BatchProblem.done(
                        batches.confirm(
                                name,
                                rows(body.member("rows")),
                                Caller.person(request),
                                reason,
                                clock.millis()),
                        name,
                        0));
    }

    /** Beyond a long the last digits would be left, which are another number. */
    private static boolean isWhole(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong();
    }

    /** Empty for all. */
    private static List<Long> rows(@Nullable JsonNode given) {
        if (given == null) {
            throw unprocessable(Why.of("rows_missing"));
        }
        if (given.isTextual() && given.textValue().equals("all")) {
            return List.of();
        }
        List<Long> rows = new ArrayList<>();
        given.forEach(row -> rows.add(isWhole(row) ? row.longValue() : 0));
        if (!given.isArray() || rows.isEmpty() || rows.stream().anyMatch(row -> row < 1)) {
            throw unprocessable(Why.of("rows_missing"));
        }
        return rows;
    }

    /** {@code {"reason": "..."}}. */
    void cancel(Exchange exchange) {
        RestRequest request = RestRequest.of(exchange);
        String name = request.segment(1);
        String reason = body(exchange, "cancel", "reason").reason();
        answer(
                exchange,
                BatchProblem.done(
                        batches.cancel(name, Caller.person(request), reason, clock.millis()),
                        name,
                        0));
    }

    private void answer(Exchange exchange, BatchView batch) {
        RestAnswer.json(
                exchange, 200, BatchJson.of(batch, clock.instant(), RestAnswer.language(exchange)));
    }

    private ActMembers body(Exchange exchange, String act, String... members) {
        return ActMembers.of(
                one.read(exchange.getMessage().getBody(byte[].class)), act, List.of(members));
    }

    private static HttpProblemException unprocessable(Why why) {
        return new HttpProblemException(422, UNPROCESSABLE, why);
    }
}
