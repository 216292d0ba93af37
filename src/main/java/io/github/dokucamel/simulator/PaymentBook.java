package io.github.dokucamel.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Every payment there is, found by whatever somebody knows of it. Bounded: the oldest go first. */
final class PaymentBook {

    private static final int MOST = 1_000_000;
    private static final long RUNS = 1_000_000;
    private static final long CODES = 10_000_000;

    private final BoundedMemory<String, Payment> byToken;
    private final BoundedMemory<String, Payment> byName;

    // Pages and codes of an earlier run are not found under those of this one.
    private final UUID id = UUID.randomUUID();
    private final String run = id.toString().substring(0, 8);
    private long handedOut;

    PaymentBook(long memoryBytes) {
        this.byToken = new BoundedMemory<>(MOST, memoryBytes / 4, Payment::weight);
        this.byName = new BoundedMemory<>(3 * MOST, memoryBytes / 4 * 3, Payment::weight);
    }

    /** The last part of the address of a new page. */
    String newToken() {
        return run + "-" + Long.toString(++handedOut, Character.MAX_RADIX);
    }

    /** Of {@code length} digits, from 12 on; the same is not handed out again. */
    String newCode(int length) {
        long of = Math.floorMod(id.getLeastSignificantBits(), RUNS) * CODES;
        String digits = String.format(Locale.ROOT, "%013d", of + ++handedOut);
        return "9".repeat(Math.max(0, length - digits.length()))
                + digits.substring(Math.max(0, digits.length() - length));
    }

    /** A number that says nothing. */
    static String newReference() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    Payment add(PaymentPage page) {
        Payment payment = new Payment(page);
        String clientId = page.origin().clientId();
        byName.put(key("invoice", clientId, page.invoiceNumber()), payment);
        byName.put(key("request", clientId, page.origin().requestId()), payment);
        byToken.put(page.token(), payment);
        if (!page.code().isEmpty()) {
            byName.put(key("code", clientId, page.code().strip()), payment);
        }
        return payment;
    }

    Optional<Payment> withToken(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    /**
     * @param identifier an invoice number or the Request-Id of the call that created the payment
     */
    Optional<Payment> find(String clientId, String identifier) {
        return withInvoice(clientId, identifier)
                .or(() -> Optional.ofNullable(byName.get(key("request", clientId, identifier))));
    }

    Optional<Payment> withInvoice(String clientId, String invoiceNumber) {
        return Optional.ofNullable(byName.get(key("invoice", clientId, invoiceNumber)));
    }

    /**
     * @param code a virtual account number, with or without the blanks before it, or another code
     */
    Optional<Payment> withCode(String clientId, String code) {
        return Optional.ofNullable(byName.get(key("code", clientId, code.strip())));
    }

    /** Those created last, oldest first. */
    List<Payment> newest(int most) {
        return byToken.newest(most);
    }

    private static String key(String kind, String clientId, String name) {
        return String.join("\n", kind, clientId, name);
    }
}
