package io.github.dokucamel.crash;

import io.github.dokucamel.crash.GatewayRecord.Created;
import io.github.dokucamel.crash.GatewayRecord.Seen;
import io.github.dokucamel.crash.LedgerFacts.Attempt;
import io.github.dokucamel.crash.LedgerFacts.Request;
import io.github.dokucamel.crash.LedgerFacts.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the ledger with what the gateway has seen: nothing twice, no guess, nothing unwritten. */
final class MoneyCheck {

    private static final Set<String> REPEATS = Set.of("duplicate", "conflict");

    private final GatewayRecord gateway;
    private final List<String> broken = new ArrayList<>();

    /** Attempts that were written down and whose bytes never left, each because of a kill. */
    private int neverSent;

    MoneyCheck(GatewayRecord gateway) {
        this.gateway = gateway;
    }

    int neverSent() {
        return neverSent;
    }

    /** What must hold whenever the runner is dead. */
    List<String> always(LedgerFacts ledger, List<Life> lives) {
        broken.clear();
        neverSent = 0;
        broken.addAll(gateway.broken());
        Map<String, List<Seen>> seen =
                gateway.seen().stream().collect(Collectors.groupingBy(Seen::requestId));
        Map<String, Row> sent = new HashMap<>();
        for (Row row : ledger.orders()) {
            Request request = ledger.requests().get(row.id());
            if (request != null) {
                sent.put(request.requestId(), row);
                attempts(
                        row,
                        request,
                        ledger.attempts().getOrDefault(row.id(), List.of()),
                        seen.getOrDefault(request.requestId(), List.of()),
                        lives);
            }
            if (row.owner() && !row.open()) {
                outcome(row, request);
            }
        }
        seen.forEach(
                (requestId, requests) -> {
                    if (!sent.containsKey(requestId)) {
                        broken.add("sent without a durable attempt: " + requests.get(0));
                    }
                });
        return List.copyOf(broken);
    }

    private void attempts(
            Row row, Request request, List<Attempt> attempts, List<Seen> seen, List<Life> lives) {
        String facts = row.invoiceNumber() + ": " + attempts + ", seen " + seen;
        if (seen.size() > attempts.size()) {
            broken.add("more requests than attempts, " + facts);
        }
        if (seen.stream().anyMatch(one -> !one.digest().equals(request.digest()))) {
            broken.add("not the stored bytes, " + facts);
        }
        if (seen.stream().anyMatch(one -> !one.invoiceNumber().equals(row.invoiceNumber()))) {
            broken.add("another order's Request-Id, " + facts);
        }
        int explained = 0;
        int certain = 0;
        for (Attempt attempt : attempts) {
            if (attempt.finishedAt() == null) {
                explained++;
                if (lives.stream().noneMatch(life -> life.cutShort(attempt.startedAt()))) {
                    broken.add("begun, never ended, and nothing was killed then, " + facts);
                }
            } else if (attempt.certainlyNotSent() || timedOut(attempt)) {
                explained++;
            } else {
                certain++;
            }
        }
        if (seen.size() < certain) {
            broken.add("answered and never seen, " + facts);
        }
        neverSent += Math.min(explained, attempts.size() - seen.size());
    }

    /** Who waited in vain to the end may never have been heard. */
    private boolean timedOut(Attempt attempt) {
        return attempt.status() == null
                && attempt.finishedAt() - attempt.startedAt() >= RunSettings.DEADLINE_MS * 9 / 10;
    }

    private void outcome(Row row, Request request) {
        boolean created = request != null && gateway.isCreated(request.requestId());
        boolean refused = request != null && gateway.isRefused(request.requestId());
        boolean honest =
                switch (row.outcome()) {
                    case "accepted" -> created;
                    case "declined" -> refused && !created;
                    case "unresolved" -> refused && !created;
                    default -> false;
                };
        if (!honest) {
            broken.add(
                    "%s is %s; at the gateway created: %s, refused: %s"
                            .formatted(row.invoiceNumber(), row.outcome(), created, refused));
        }
        if (created && row.outcome().equals("accepted")) {
            Created payment = gateway.created().get(request.requestId());
            if (!payment.url().equals(row.document().path("payment_url").asText())) {
                broken.add(row.invoiceNumber() + " tells of another payment page");
            }
        }
    }

    /** What must hold besides when everything has been worked off. */
    List<String> settled(LedgerFacts ledger) {
        List<String> late = new ArrayList<>();
        Map<Long, Row> rows =
                ledger.orders().stream().collect(Collectors.toMap(Row::id, Function.identity()));
        Map<String, Long> accepted = new HashMap<>();
        ledger.requests()
                .forEach(
                        (order, request) -> {
                            if ("accepted".equals(rows.get(order).outcome())) {
                                accepted.put(request.requestId(), order);
                            }
                        });
        if (!accepted.keySet().equals(gateway.created().keySet())) {
            late.add(
                    accepted.size()
                            + " orders accepted, "
                            + gateway.created().size()
                            + " payments opened");
        }
        Map<String, List<Row>> byInvoice =
                ledger.orders().stream().collect(Collectors.groupingBy(Row::invoiceNumber));
        byInvoice.forEach(
                (number, all) -> {
                    List<Row> owners = all.stream().filter(Row::owner).toList();
                    boolean invalid = all.stream().allMatch(r -> "invalid".equals(r.outcome()));
                    if (all.stream().anyMatch(Row::open)) {
                        late.add(number + " is still open");
                    } else if (owners.isEmpty() && areApart(all)) {
                        // Of rows of a table with one number and different content none goes.
                    } else if (!invalid && owners.size() != 1) {
                        late.add(number + " has " + owners.size() + " owners");
                    } else if (!invalid) {
                        all.stream()
                                .filter(row -> !row.owner() && !REPEATS.contains(row.outcome()))
                                .forEach(row -> late.add(number + " again is " + row.outcome()));
                    }
                });
        return late;
    }

    private static boolean areApart(List<Row> all) {
        return all.stream().noneMatch(row -> "accepted".equals(row.outcome()))
                && all.stream()
                        .filter(row -> "conflict".equals(row.outcome()))
                        .collect(Collectors.groupingBy(row -> String.valueOf(row.batchId())))
                        .values()
                        .stream()
                        .anyMatch(rows -> rows.size() > 1);
    }
}
