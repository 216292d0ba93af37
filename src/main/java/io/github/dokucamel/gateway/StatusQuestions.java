package io.github.dokucamel.gateway;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Field.Place;
import io.github.dokucamel.operation.Field.Requirement;
import io.github.dokucamel.operation.FollowUp;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.order.OrderJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts the question what became of an order or a call, as its operation says. */
public record StatusQuestions(Catalogue catalogue) {

    /** Anything else would have to be escaped, and what is signed has to be what is sent. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    /** An order that does not exist. */
    private static final String NOBODY = "doku-camel-probe";

    private static final String SNAP_PROBE = "snap-dd-check-status";

    /**
     * What a question is about.
     *
     * @param invoiceNumber at DOKU; null for a call that has none
     * @param requestId of its request; null when none was sent
     * @param body of its request; may be null
     * @param answer the body of DOKU's answer; null when none came or it was not kept
     */
    private record Subject(
            String merchant, String invoiceNumber, String requestId, byte[] body, byte[] answer) {}

    /**
     * What became of an attempt. Empty when DOKU has no such question for the operation, or too
     * little is known to put it.
     */
    public Optional<StatusQuestion> about(Operation operation, Attempt attempt) {
        return about(
                operation,
                new Subject(
                        attempt.claim().merchant(),
                        attempt.claim().isCall() ? null : attempt.claim().atDoku(),
                        attempt.requestId(),
                        attempt.body(),
                        null));
    }

    /** What became of a payment; empty as for an attempt. */
    public Optional<StatusQuestion> about(Operation operation, Question asked) {
        return about(
                operation,
                new Subject(
                        asked.merchant(),
                        asked.dokuNumber(),
                        asked.requestId(),
                        asked.requestBody(),
                        asked.answer()));
    }

    private Optional<StatusQuestion> about(Operation operation, Subject subject) {
        FollowUp status = operation.status();
        if (status == null && operation.isSnap()) {
            return Optional.empty();
        }
        Operation asking =
                status == null
                        ? catalogue.statusCall()
                        : catalogue.find(status.operation()).orElseThrow();
        if (!asking.isCallable()) {
            return Optional.empty();
        }
        return asking.isSnap() || !asking.path().contains("{identifier}")
                ? copied(status, asking, subject)
                : byIdentifier(status, asking, subject);
    }

    private static Optional<StatusQuestion> byIdentifier(
            FollowUp status, Operation asking, Subject subject) {
        String invoice = subject.invoiceNumber();
        if (invoice == null && status != null) {
            JsonPointer pointer = status.copy().get("identifier");
            invoice =
                    pointer == null
                            ? null
                            : OrderJson.readOrMissing(subject.body()).at(pointer).asText(null);
        }
        if (invoice == null || invoice.isBlank()) {
            return Optional.empty();
        }
        boolean plain = PLAIN.matcher(invoice).matches();
        String identifier =
                plain
                        ? invoice
                        : subject.requestId() == null ? escaped(invoice) : subject.requestId();
        return Optional.of(question(asking, subject.merchant(), identifier, invoice));
    }

    private static StatusQuestion question(
            Operation asking, String merchant, String identifier, String invoiceNumber) {
        String target = asking.path().replace("{identifier}", identifier);
        return new StatusQuestion(
                merchant, asking, new WireRequest(target, Map.of(), null), invoiceNumber);
    }

    private static Optional<StatusQuestion> copied(
            FollowUp status, Operation asking, Subject subject) {
        ObjectNode asked =
                status.body(
                        OrderJson.readOrMissing(subject.body()),
                        OrderJson.readOrMissing(subject.answer()),
                        Map.of());
        boolean empty = asked.isEmpty();
        asking.constants().forEach((path, value) -> Members.putIfAbsent(asked, path, value));
        ObjectNode whole = asking.completed(asked);
        if (empty || lacks(asking, whole)) {
            return Optional.empty();
        }
        WireRequest wire = WireRequest.of(asking, whole);
        return Optional.of(
                new StatusQuestion(subject.merchant(), asking, wire, subject.invoiceNumber()));
    }

    /** Such a question DOKU refuses, however often it is put. */
    private static boolean lacks(Operation asking, ObjectNode asked) {
        return asking.fields().stream()
                .filter(field -> field.required() == Requirement.MANDATORY)
                .filter(field -> field.place() == Place.BODY && !field.path().contains("[]"))
                .anyMatch(field -> Members.at(asked, field.path()).isMissingNode());
    }

    /** Only to learn whether DOKU takes the merchant's credentials. */
    public StatusQuestion probe(String merchant, boolean snap) {
        if (!snap) {
            return question(catalogue.statusCall(), merchant, NOBODY, null);
        }
        Operation asking = catalogue.find(SNAP_PROBE).orElseThrow();
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.put("originalPartnerReferenceNo", NOBODY);
        asking.constants().forEach((path, value) -> Members.putIfAbsent(asked, path, value));
        asking.fields().stream()
                .filter(field -> field.required() == Requirement.MANDATORY)
                .filter(field -> !field.allowed().isEmpty())
                .forEach(
                        field ->
                                Members.putIfAbsent(
                                        asked,
                                        field.path(),
                                        TextNode.valueOf(field.allowed().get(0))));
        return new StatusQuestion(
                merchant, asking, WireRequest.of(asking, asking.completed(asked)), null);
    }

    /** The last resort: of an order that somebody else sent, there is no other name. */
    private static String escaped(String invoiceNumber) {
        return URLEncoder.encode(invoiceNumber, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
