package io.github.dokucamel.operation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One DOKU operation, as its catalogue entry describes it.
 *
 * @param id e.g. {@code card-payment-page}
 * @param alias short name for people, e.g. {@code payment-page}; null when there is none
 * @param references the entries of DOKU's API reference that it answers
 * @param unpublished why no call is possible: no public source shows the endpoint; null otherwise.
 *     Method, path and signature are null then
 * @param path path only, with leading slash: what is called and what is signed; {@code {name}} stands
 *     for a field with that place
 * @param media how the body is written
 * @param body turns an order into the payload; null when no order leads here
 * @param idempotency what makes a repeated call harmless
 * @param certainRefusals error codes that prove nothing happened, even after a lost answer
 * @param status how the outcome of such a call is asked for; null when it cannot be
 * @param followUps by which calls what it brought about is undone; empty when by none
 * @param constants members, by field path, that always have this value
 * @param defaults members, by field path, that what is sent gets when it lacks them; what an order
 *     or call says is judged without them
 * @param checkSum the fields, in their order, whose values and the secret key make the check sum
 *     inside the payload; empty for none
 * @param timeout how long an attempt may take at least, since DOKU itself waits for the payer; null
 *     for no such need
 * @param pci whether card numbers travel in it
 * @param refunds where a call of it says what it pays back; null when it pays nothing back
 * @param bill whether nothing is sent: DOKU asks for it when somebody pays
 */
public record Operation(
        String id,
        String alias,
        List<String> references,
        Direction direction,
        String unpublished,
        String method,
        String path,
        SignatureScheme signature,
        TokenKind token,
        Media media,
        String body,
        Reading reading,
        Idempotency idempotency,
        Set<String> certainRefusals,
        FollowUp status,
        Map<FollowUp.Act, FollowUp> followUps,
        Map<String, JsonNode> constants,
        Map<String, JsonNode> defaults,
        List<String> checkSum,
        Duration timeout,
        boolean pci,
        RefundMembers refunds,
        boolean bill,
        List<Field> fields,
        String source,
        Confidence confidence) {

    /** How well an entry is known. */
    enum Confidence {
        DOCUMENTED,
        SEEN_IN_SDK,
        INFERRED
    }

    /** Who calls whom. */
    public enum Direction {
        TO_DOKU,
        /** The merchant serves it. */
        FROM_DOKU
    }

    /** What makes a repeated call harmless. */
    public enum Idempotency {
        /** The same {@code Request-Id} with the same body answers 409 and the first answer's body. */
        REQUEST_ID,
        /** SNAP's {@code X-EXTERNAL-ID}. */
        EXTERNAL_ID,
        NONE
    }

    /** How a body is written. */
    enum Media {
        JSON,
        /** Every member a part of a form: {@code multipart/form-data}. */
        MULTIPART
    }

    /** How a call is signed. */
    public enum SignatureScheme {
        NON_SNAP,
        SNAP_SYMMETRIC,
        SNAP_ASYMMETRIC_TOKEN,
        /** A bearer token that the caller brings, and no signature. */
        BEARER
    }

    /** Which access token a call needs. */
    public enum TokenKind {
        NONE,
        B2B,
        /** The merchant's and the customer's. */
        B2B2C,
        /** The merchant's, and the customer's when the call names a customer. */
        B2B2C_OPTIONAL
    }

    /**
     * Where a call that pays back holds what of.
     *
     * @param invoice the invoice number of the order that was paid
     * @param amount how much; null when such a call names none and pays all back
     */
    public record RefundMembers(JsonPointer invoice, JsonPointer amount) {}

    public Operation {
        references = List.copyOf(references);
        certainRefusals = Set.copyOf(certainRefusals);
        followUps = Map.copyOf(followUps);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
        checkSum = List.copyOf(checkSum);
        fields = List.copyOf(fields);
    }

    /** The name in documents, keys and file names: the alias, or the id where there is none. */
    public String name() {
        return alias == null ? id : alias;
    }

    /** A pointer as fields and complaints spell it: {@code /order/amount} is {@code order.amount}. */
    public static String path(JsonPointer pointer) {
        return pointer.toString().substring(1).replace('/', '.');
    }

    /** Whether the fields name this path, or one inside it. */
    public boolean knows(String path) {
        for (Field field : fields) {
            if (Members.isWithin(path, field.path())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a later question or call takes something from the answer. */
    public boolean isAnswerNeeded() {
        return status != null && !status.copyAnswer().isEmpty()
                || followUps.values().stream().anyMatch(call -> !call.copyAnswer().isEmpty());
    }

    public Optional<Field> field(String path) {
        return fields.stream().filter(field -> field.path().equals(path)).findFirst();
    }

    public boolean isSnap() {
        return signature == SignatureScheme.SNAP_SYMMETRIC
                || signature == SignatureScheme.SNAP_ASYMMETRIC_TOKEN;
    }

    /** Whether anybody can call it: DOKU serves it, and a public source shows where. */
    public boolean isCallable() {
        return direction == Direction.TO_DOKU && unpublished == null;
    }

    /** Puts blanks into a payload where fields want them. */
    public void blank(ObjectNode payload) {
        fields.forEach(field -> field.blank(payload));
    }

    /** The payload, with the {@code defaults} that it lacks. */
    public ObjectNode completed(ObjectNode payload) {
        if (defaults.isEmpty()) {
            return payload;
        }
        ObjectNode whole = payload.deepCopy();
        defaults.forEach((name, value) -> Members.putIfAbsent(whole, name, value));
        return whole;
    }
}
