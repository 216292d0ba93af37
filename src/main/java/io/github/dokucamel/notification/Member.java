package io.github.dokucamel.notification;

import java.util.HashMap;
import java.util.Map;

/**
 * The members of a body that are read, and no others: what DOKU tells of the payer stays unread.
 * Documented by DOKU unless it says otherwise.
 */
enum Member {
    ORDER(null, "order", true),
    INVOICE_NUMBER("order", "invoice_number", true),
    AMOUNT("order", "amount", true),
    CURRENCY("order", "currency", true),
    ORDER_STATUS("order", "status", true),

    TRANSACTION(null, "transaction", true),
    STATUS("transaction", "status", true),
    TYPE("transaction", "type", true),
    DATE("transaction", "date", false),
    ORIGINAL_REQUEST_ID("transaction", "original_request_id", true),

    REFUND(null, "refund", true),
    /** A guess: no source shows a refund that carries an id of its own. */
    REFUND_ID("refund", "id", true),
    /** A guess, like {@link #REFUND_ID}. */
    REFUND_REFUND_ID("refund", "refund_id", true),
    /** Seen in the refund request of a paylater channel; that it comes back is a guess. */
    REFUND_REFERENCE("refund", "merchant_unique_reference", true),
    REFUND_AMOUNT("refund", "amount", true),
    /** Documented in the answer to a refund call. */
    REFUND_TYPE("refund", "type", true),
    /** Documented in the answer to a refund call. */
    REFUND_STATUS("refund", "status", true),

    SERVICE(null, "service", false),
    SERVICE_ID("service", "id", false),
    ACQUIRER(null, "acquirer", false),
    ACQUIRER_ID("acquirer", "id", false),
    CHANNEL(null, "channel", false),
    CHANNEL_ID("channel", "id", false),

    AUTHORIZE_ID(null, "authorize_id", false),
    /** Where a captured notification had it. */
    CARD_AUTHORIZE_ID("card_payment", "authorize_id", false),
    APPROVAL_CODE("card_payment", "approval_code", false),
    RESPONSE_CODE("card_payment", "response_code", false),
    RESPONSE_MESSAGE("card_payment", "response_message", false);

    private record Place(String object, String name) {}

    private static final Map<Place, Member> BY_PLACE = new HashMap<>();

    static {
        for (Member member : values()) {
            BY_PLACE.put(new Place(member.object, member.name), member);
        }
    }

    private final String object;
    private final String name;
    private final boolean decides;

    Member(String object, String name, boolean decides) {
        this.object = object;
        this.name = name;
        this.decides = decides;
    }

    /**
     * @param object the member of the body that holds it; null for the body itself
     * @return null for a member that is not read
     */
    static Member at(String object, String name) {
        return BY_PLACE.get(new Place(object, name));
    }

    /** Whether the news is ambiguous when it stands there twice. */
    boolean decides() {
        return decides;
    }
}
