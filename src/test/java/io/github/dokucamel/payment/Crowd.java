package io.github.dokucamel.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dokucamel.NotificationCall;
import io.github.dokucamel.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Many orders, and all that DOKU says of them and of others, shuffled. */
final class Crowd {

    /** Accepted before anything is said of them. */
    static final String KNOWN = "INV-";

    /** Their answers are under way while they are told of. */
    static final String IN_FLIGHT = "FLIGHT-";

    /** They come when half of all is said. */
    static final String LATE = "LATE-";

    static final Shop SHOP =
            new Shop("default", "BRN-0001-1234567890123", "SK-notified-0123456789");
    static final Shop OTHER =
            new Shop("other", "BRN-0002-3210987654321", "SK-of-the-other-shop-01");

    /** Per order. */
    private static final int NOTIFICATIONS = 5;

    /** Whose orders they are, and who is told. */
    record Shop(String alias, String clientId, String secret) {

        NotificationCall call(byte[] body) {
            return NotificationCall.signed(
                    clientId, secret, "/notifications", "/notifications", Instant.now(), body);
        }
    }

    /** One notification with a Request-Id of its own; the fact is null where it says nothing. */
    record Notice(Shop shop, String invoiceNumber, Fact fact, NotificationCall call) {

        String key() {
            return PaymentDocuments.key(shop.alias(), invoiceNumber);
        }
    }

    private final Random random;
    private final Map<String, Long> orders = new LinkedHashMap<>();
    private final Map<String, String> paidAt = new HashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Map<String, Notice> byRequestId = new HashMap<>();
    private final List<NotificationCall> calls = new ArrayList<>();

    /** @param many how many calls there are */
    Crowd(int many, long seed) {
        random = new Random(seed);
        int size = many / NOTIFICATIONS;
        for (int i = 0; i < size; i++) {
            String prefix = i % 50 == 0 ? IN_FLIGHT : i % 20 == 1 ? LATE : KNOWN;
            orders.put(prefix + i, 10_000L + i);
        }
        orders.forEach(
                (number, amount) ->
                        Facts.of(number, amount, random).forEach(fact -> add(SHOP, number, fact)));
        for (int i = 0; i < size / 20; i++) {
            String unknown = "UNKNOWN-" + i;
            Facts.of(unknown, 10_000, random).forEach(fact -> add(SHOP, unknown, fact));
            String foreign = KNOWN + (2 + i);
            Facts.of(foreign, 10_000, random).forEach(fact -> add(OTHER, foreign, fact));
            Notice unread = new Notice(SHOP, null, null, SHOP.call(nonsense(i)));
            keep(unread);
        }
        while (calls.size() < many) {
            repeat(notices.get(random.nextInt(notices.size())));
        }
        Collections.shuffle(calls, random);
    }

    private static byte[] nonsense(int i) {
        return (i % 2 == 0 ? "[" + i + "]" : "{\"order\":" + i).getBytes(UTF_8);
    }

    private void add(Shop shop, String number, Fact fact) {
        byte[] body = fact.body(number, random);
        paidAt.put(number, Outbox.json(new String(body, UTF_8)).at("/transaction/date").asText());
        keep(new Notice(shop, number, fact, shop.call(body)));
    }

    private void keep(Notice notice) {
        notices.add(notice);
        byRequestId.put(notice.call().header("Request-Id"), notice);
        calls.add(notice.call());
    }

    /** The same call, the same with a new timestamp, or the same in other words. */
    private void repeat(Notice notice) {
        int dice = random.nextInt(3);
        if (dice == 0 && notice.fact() != null) {
            add(notice.shop(), notice.invoiceNumber(), notice.fact());
        } else if (dice == 1) {
            calls.add(
                    notice.call()
                            .with("Request-Timestamp", "2026-11-25T00:00:00Z")
                            .signed(notice.shop().secret(), "/notifications"));
        } else {
            calls.add(notice.call());
        }
    }

    int size() {
        return orders.size();
    }

    int inFlight() {
        return (int) orders.keySet().stream().filter(one -> one.startsWith(IN_FLIGHT)).count();
    }

    /** Invoice numbers and amounts. */
    Map<String, Long> all() {
        return orders;
    }

    Map<String, Long> orders(boolean late) {
        return orders.entrySet().stream()
                .filter(order -> order.getKey().startsWith(LATE) == late)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<NotificationCall> calls() {
        return calls;
    }

    /** How many different notifications there are. */
    int distinct() {
        return notices.size();
    }

    Notice notice(String requestId) {
        return byRequestId.get(requestId);
    }

    /** When the payment happened, if it did: every notification of it says the same. */
    String paidAt(String invoiceNumber) {
        return paidAt.get(invoiceNumber);
    }
}
