package io.github.dokucamel.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the gateway has seen and done; survives every kill. */
final class GatewayRecord {

    /** One request that arrived whole. */
    record Seen(long at, String requestId, String invoiceNumber, String digest) {}

    /** A payment that was opened. */
    record Created(String requestId, String invoiceNumber, long amount, String url) {}

    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, String> digests = new HashMap<>();
    private final Map<String, String> requestIds = new HashMap<>();
    private final Map<String, Integer> visits = new HashMap<>();
    private final Map<String, Created> created = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final List<String> broken = new ArrayList<>();
    private int replays;

    /** @return the how-manieth visit for this invoice number it is */
    synchronized int arrived(Seen request) {
        seen.add(request);
        String digest = digests.putIfAbsent(request.requestId(), request.digest());
        if (digest != null && !digest.equals(request.digest())) {
            broken.add("another body under Request-Id of " + request.invoiceNumber());
        }
        String before = requestIds.putIfAbsent(request.invoiceNumber(), request.requestId());
        if (before != null && !before.equals(request.requestId())) {
            broken.add("two Request-Ids for " + request.invoiceNumber());
        }
        return visits.merge(request.invoiceNumber(), 1, Integer::sum);
    }

    /** Opens a payment once per Request-Id; whether it was open already. */
    synchronized boolean create(Seen request, long amount) {
        String url = "https://pay.doku.com/" + request.requestId();
        Created one = new Created(request.requestId(), request.invoiceNumber(), amount, url);
        boolean again = created.putIfAbsent(request.requestId(), one) != null;
        replays += again ? 1 : 0;
        return again;
    }

    synchronized void refuse(Seen request) {
        refused.add(request.requestId());
    }

    synchronized void broken(String what) {
        broken.add(what);
    }

    synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    synchronized int requests() {
        return seen.size();
    }

    synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    synchronized Map<String, Created> created() {
        return Map.copyOf(created);
    }

    synchronized Set<String> refused() {
        return Set.copyOf(refused);
    }

    synchronized int replays() {
        return replays;
    }

    synchronized boolean isCreated(String requestId) {
        return created.containsKey(requestId);
    }

    synchronized boolean isRefused(String requestId) {
        return refused.contains(requestId);
    }
}
