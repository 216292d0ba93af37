package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules that are in force, in the order in which they were given. Thread-safe. */
final class FaultRules {

    private final List<ActiveFault> active = new ArrayList<>();

    synchronized void add(FaultRule rule) {
        active.add(new ActiveFault(rule));
    }

    synchronized void clear() {
        active.clear();
    }

    /** The first rule that hits this call; those behind it do not count it. */
    synchronized Optional<FaultRule> hit(ReceivedRequest request) {
        if (active.isEmpty()) {
            return Optional.empty();
        }
        String invoiceNumber = request.invoiceNumber();
        String path = request.path();
        boolean asksStatus = OrderStatus.isAskedBy(path) || SnapService.of(path).asksStatus();
        boolean isForToken = SnapService.of(path).isForToken();
        return active.stream()
                .filter(fault -> !fault.rule().fault().isOfNotifications())
                .filter(fault -> !isForToken || fault.isOnAllCalls())
                .filter(fault -> fault.hits(invoiceNumber, asksStatus))
                .map(ActiveFault::rule)
                .findFirst();
    }

    /** The first rule that hits this try of a notification. */
    synchronized Optional<FaultRule> hitNotification(String invoiceNumber) {
        return active.stream()
                .filter(fault -> fault.rule().fault().isOfNotifications())
                .filter(fault -> fault.hits(invoiceNumber, false))
                .map(ActiveFault::rule)
                .findFirst();
    }

    synchronized List<FaultRule> rules() {
        return active.stream().map(ActiveFault::rule).toList();
    }

    synchronized ArrayNode toJson() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        active.forEach(fault -> json.add(fault.toJson()));
        return json;
    }
}
