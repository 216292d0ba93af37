package io.github.dokucamel.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Bodies as DOKU sends them, of a channel, a spelling and a sequence of members that the random
 * numbers choose, with members nobody knows. The same seed gives the same bytes.
 */
public final class Envelopes {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Service, acquirer and channel. */
    private record Channel(String service, String acquirer, String id) {}

    private static final Channel CARD = new Channel("CREDIT_CARD", "BANK_MANDIRI", "CREDIT_CARD");

    private static final List<Channel> CHANNELS =
            List.of(
                    CARD,
                    new Channel("VIRTUAL_ACCOUNT", "BCA", "VIRTUAL_ACCOUNT_BCA"),
                    new Channel("VIRTUAL_ACCOUNT", "BNI", "VIRTUAL_ACCOUNT_BNI"),
                    new Channel("ONLINE_TO_OFFLINE", "ALFA", "ONLINE_TO_OFFLINE_ALFA"),
                    new Channel("EMONEY", "OVO", "EMONEY_OVO"),
                    new Channel("EMONEY", "SHOPEEPAY", "EMONEY_SHOPEE_PAY"),
                    new Channel("DIRECT_DEBIT", "BRI", "DIRECT_DEBIT_BRI"),
                    new Channel("PEER_TO_PEER", "AKULAKU", "PEER_TO_PEER_AKULAKU"));

    private static final List<String> CARD_SALES =
            List.of("SALE", "INSTALLMENT", "MOTO", "RECURRING", "CAPTURE");

    private Envelopes() {}

    public static byte[] success(
            String invoiceNumber, long amount, String originalRequestId, Random random) {
        return paid(invoiceNumber, amount, "SUCCESS", originalRequestId, random);
    }

    public static byte[] failed(
            String invoiceNumber, long amount, String originalRequestId, Random random) {
        return paid(invoiceNumber, amount, "FAILED", originalRequestId, random);
    }

    public static byte[] expired(
            String invoiceNumber, long amount, String originalRequestId, Random random) {
        return paid(invoiceNumber, amount, "EXPIRED", originalRequestId, random);
    }

    public static byte[] pending(
            String invoiceNumber, long amount, String originalRequestId, Random random) {
        return paid(invoiceNumber, amount, "PENDING", originalRequestId, random);
    }

    /** The place of the authorize_id is one of the two that were seen. */
    public static byte[] authorized(
            String invoiceNumber,
            long amount,
            String originalRequestId,
            String authorizeId,
            Random random) {
        ObjectNode body = body(CARD, invoiceNumber, amount, "SUCCESS", originalRequestId, random);
        transaction(body).put("type", "AUTHORIZE");
        ObjectNode place = random.nextBoolean() ? body : (ObjectNode) body.get("card_payment");
        place.put("authorize_id", authorizeId);
        return bytes(body, random);
    }

    public static byte[] voided(
            String invoiceNumber, long amount, String originalRequestId, Random random) {
        ObjectNode body = body(CARD, invoiceNumber, amount, "SUCCESS", originalRequestId, random);
        transaction(body).put("type", "VOID");
        return bytes(body, random);
    }

    /**
     * @param refundId null for a refund without one
     * @param refundAmount null for a refund without one
     */
    public static byte[] refunded(
            String invoiceNumber,
            long amount,
            String originalRequestId,
            String refundId,
            Long refundAmount,
            Random random) {
        boolean asType = random.nextBoolean();
        Channel channel = asType ? CARD : pick(CHANNELS, random);
        String status = asType ? "SUCCESS" : "REFUNDED";
        ObjectNode body = body(channel, invoiceNumber, amount, status, originalRequestId, random);
        if (asType) {
            transaction(body).put("type", "REFUND");
        }
        ObjectNode refund = body.putObject("refund").put("reason", "returned");
        if (refundId != null) {
            refund.put(random.nextBoolean() ? "id" : "refund_id", refundId);
        }
        if (refundAmount != null) {
            refund.putRawValue("amount", new RawValue(spelling(refundAmount, random)));
        }
        return bytes(body, random);
    }

    private static byte[] paid(
            String invoiceNumber,
            long amount,
            String status,
            String originalRequestId,
            Random random) {
        Channel channel = pick(CHANNELS, random);
        ObjectNode body = body(channel, invoiceNumber, amount, status, originalRequestId, random);
        if (channel == CARD) {
            transaction(body).put("type", pick(CARD_SALES, random));
        }
        return bytes(body, random);
    }

    private static ObjectNode body(
            Channel channel,
            String invoiceNumber,
            long amount,
            String status,
            String originalRequestId,
            Random random) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("order")
                .put("invoice_number", invoiceNumber)
                .putRawValue("amount", new RawValue(spelling(amount, random)));
        // A date of the payment itself: a repetition tells the same one.
        Instant date =
                Instant.parse("2026-11-25T00:00:00Z")
                        .plus(Math.floorMod(invoiceNumber.hashCode(), 86_400), ChronoUnit.SECONDS);
        transaction(body)
                .put("status", random.nextInt(4) == 0 ? status.toLowerCase(Locale.ROOT) : status)
                .put("date", date.toString())
                .put("original_request_id", originalRequestId);
        body.putObject("service").put("id", channel.service);
        body.putObject("acquirer").put("id", channel.acquirer);
        body.putObject("channel").put("id", channel.id).put("name", "any");
        body.putObject("customer").put("name", "Anton Budiman").put("email", "anton@example.com");
        details(body, channel, random);
        unknown(body, random);
        return body;
    }

    private static void details(ObjectNode body, Channel channel, Random random) {
        String identifier = random.nextBoolean() ? "identifer" : "identifier";
        switch (channel.service) {
            case "CREDIT_CARD" ->
                    body.putObject("card_payment")
                            .put("masked_card_number", "557338******1101")
                            .put("approval_code", "448998")
                            .put("response_code", "00")
                            .put("response_message", "PAYMENT APPROVED");
            case "VIRTUAL_ACCOUNT" -> {
                body.putObject("virtual_account_info")
                        .put("virtual_account_number", "1900600000000046");
                body.putObject("virtual_account_payment")
                        .putArray(identifier)
                        .addObject()
                        .put("name", "REQUEST_ID")
                        .put("value", "" + random.nextInt(10_000_000));
            }
            case "ONLINE_TO_OFFLINE" ->
                    body.putObject("online_to_offline_info").put("payment_code", "73");
            default -> body.putObject("payment").putArray(identifier);
        }
        if (random.nextInt(3) == 0) {
            body.putObject("additional_info").putObject("origin").put("product", "CHECKOUT");
        }
    }

    private static void unknown(ObjectNode body, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = "x_" + random.nextInt(1000);
            switch (random.nextInt(4)) {
                case 0 -> body.put(name, random.nextDouble());
                case 1 -> body.putArray(name).add(1).addObject().put("status", "FAILED");
                case 2 -> body.putObject(name).putObject("order").put("amount", 1);
                default -> transaction(body).putNull(name);
            }
        }
    }

    private static ObjectNode transaction(ObjectNode body) {
        return body.withObjectProperty("transaction");
    }

    /** With or without decimals, as a number or a text. */
    private static String spelling(long amount, Random random) {
        String text =
                switch (random.nextInt(4)) {
                    case 0 -> amount + ".00";
                    case 1 -> amount + ".0";
                    case 2 -> new BigDecimal(amount).stripTrailingZeros().toString();
                    default -> "" + amount;
                };
        return random.nextBoolean() ? text : "\"" + text + "\"";
    }

    private static byte[] bytes(ObjectNode body, Random random) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(body.properties());
        Collections.shuffle(members, random);
        ObjectNode shuffled = JSON.createObjectNode();
        members.forEach(member -> shuffled.set(member.getKey(), member.getValue()));
        try {
            String text =
                    random.nextBoolean()
                            ? JSON.writeValueAsString(shuffled)
                            : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(shuffled);
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
