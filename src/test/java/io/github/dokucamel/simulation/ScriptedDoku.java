package io.github.dokucamel.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A DOKU that knows nothing of the product. It keeps the first answer to each Request-Id that it
 * accepted, remembers no refusal, and writes down all that reaches it. What happens to a call on its
 * way is rolled as it comes in.
 */
final class ScriptedDoku {

    /** A payment that DOKU opened. */
    record Payment(String clientId, String invoice, String requestId, long at) {}

    /** For longer than orders are repeated, and than a node stands still. */
    static final long REMEMBERED_MS = 30 * 3_600_000L;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;
    private final Map<String, Long> answeredFirst = new HashMap<>();
    private final Map<String, Long> amounts = new HashMap<>();
    private final Set<String> seenByPayer = new HashSet<>();
    private final Set<String> refusing = new TreeSet<>();
    private final List<WireCall> late = new ArrayList<>();
    private boolean calm;

    final List<WireCall> calls = new ArrayList<>();
    final List<Payment> payments = new ArrayList<>();

    ScriptedDoku(Random random) {
        this.random = random;
    }

    /** From now on all goes well. */
    void calmDown() {
        calm = true;
        refusing.clear();
    }

    /** Whether it takes this merchant's signatures. */
    void refuse(String clientId, boolean now) {
        if (now) {
            refusing.add(clientId);
        } else {
            refusing.remove(clientId);
        }
    }

    boolean isRefusing(String clientId) {
        return refusing.contains(clientId);
    }

    boolean hasPayment(String invoice) {
        return payments.stream().anyMatch(one -> one.invoice().equals(invoice));
    }

    boolean isLate(String invoice) {
        return late.stream().anyMatch(one -> one.invoice.equals(invoice));
    }

    /** @return what to write into the trace; empty when nothing is late */
    String carryOutLate(long now) {
        if (late.isEmpty()) {
            return "";
        }
        WireCall call = late.remove(random.nextInt(late.size()));
        return call.invoice + " " + carriedOut(call, now).status();
    }

    /** A payer picks a channel, so that the status call finds the order. */
    String payerComes() {
        if (payments.isEmpty()) {
            return "";
        }
        Payment one = payments.get(random.nextInt(payments.size()));
        seenByPayer.add(one.invoice());
        return one.invoice();
    }

    WireCall posted(long now, String clientId, String requestId, byte[] body) {
        JsonNode order = read(body).path("order");
        String invoice = order.path("invoice_number").asText();
        WireCall call = new WireCall(calls.size(), now, clientId, requestId, invoice, body);
        amounts.put(invoice, order.path("amount").asLong());
        call.fate = calm ? Fate.WELL : Fate.rolled(random);
        if (call.fate == Fate.NOT_CONNECTED) {
            return call;
        }
        calls.add(call);
        long pause = calm ? 20 : random.nextInt(4) == 0 ? random.nextInt(29_000) : 20;
        call.reply = refusing.contains(clientId) ? Reply.unsigned() : reply(call, now);
        call.arrivesAt = now + pause;
        call.isRefusal = refusing.contains(clientId);
        return call;
    }

    private Reply reply(WireCall call, long now) {
        switch (call.fate) {
            case LOST:
                return null;
            case LATE:
                late.add(call);
                return null;
            case UNAVAILABLE:
                return new Reply(503, "");
            case TOO_MANY:
                call.isCertain = true;
                return new Reply(429, "");
            case STRAY:
                return new Reply(302, "<html>moved</html>");
            case REFUSED:
                call.isCertain = true;
                return Reply.error(400, "invalid_parameter");
            default:
                return carriedOut(call, now).after(call.fate);
        }
    }

    /** What DOKU decides, once. */
    private Reply carriedOut(WireCall call, long now) {
        Long first = answeredFirst.get(call.requestId);
        if (first != null && now - first <= REMEMBERED_MS) {
            boolean again = calm || random.nextInt(3) > 0;
            return again
                    ? Reply.opened(409, call.invoice, amounts.get(call.invoice))
                    : Reply.error(400, "invoice_number_exists");
        }
        if (isDoomed(call.invoice)) {
            call.isCertain = true;
            return Reply.error(400, "amount_not_allowed");
        }
        answeredFirst.put(call.requestId, now);
        payments.add(new Payment(call.clientId, call.invoice, call.requestId, now));
        return Reply.opened(200, call.invoice, amounts.get(call.invoice));
    }

    /** Refused whenever it comes. */
    static boolean isDoomed(String invoice) {
        return invoice.endsWith("7");
    }

    WireCall asked(long now, String clientId, String target) {
        String invoice = target.substring(target.lastIndexOf('/') + 1);
        WireCall call = new WireCall(calls.size(), now, clientId, null, invoice, null);
        call.fate = calm || random.nextInt(4) > 0 ? Fate.WELL : Fate.rolled(random);
        if (call.fate == Fate.NOT_CONNECTED) {
            return call;
        }
        calls.add(call);
        call.arrivesAt = now + 20;
        call.isRefusal = refusing.contains(clientId);
        if (call.isRefusal) {
            call.reply = Reply.unsigned();
        } else {
            call.reply = call.fate == Fate.WELL ? told(invoice) : null;
        }
        return call;
    }

    private Reply told(String invoice) {
        if (!seenByPayer.contains(invoice)) {
            return Reply.error(404, "data_not_found");
        }
        return Reply.found(invoice, amounts.get(invoice));
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By invoice number, in the sequence of their first call. */
    Map<String, List<WireCall>> byInvoice() {
        Map<String, List<WireCall>> all = new LinkedHashMap<>();
        for (WireCall call : calls) {
            if (call.isPayment()) {
                all.computeIfAbsent(call.invoice, i -> new ArrayList<>()).add(call);
            }
        }
        return all;
    }
}
