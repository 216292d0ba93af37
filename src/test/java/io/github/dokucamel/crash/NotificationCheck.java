package io.github.dokucamel.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.payment.Comparison;
import io.github.dokucamel.payment.Fact;
import io.github.dokucamel.payment.PaymentDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what destinations and reports say in the end with all that DOKU said. */
final class NotificationCheck {

    private final Map<String, Long> orders;

    /** @param orders invoice numbers and amounts */
    NotificationCheck(Map<String, Long> orders) {
        this.orders = orders;
    }

    List<String> check(
            Map<String, List<Fact>> said,
            List<JsonNode> files,
            List<JsonNode> messages,
            Outbox outbox) {
        List<String> broken = new ArrayList<>(PaymentDocuments.compare(files, messages));
        Comparison comparison = new Comparison(said, PaymentDocuments.counted(files));
        Map<String, String> reported = new HashMap<>();
        for (String batch : outbox.files("processed")) {
            outbox.rows(batch)
                    .forEach(
                            row ->
                                    reported.put(
                                            row.get("invoice_number"),
                                            row.get("outcome") + " " + row.get("payment_status")));
        }
        orders.forEach(
                (number, amount) -> {
                    String key = PaymentDocuments.key("default", number);
                    String right = "accepted " + comparison.of(key, amount).status();
                    broken.addAll(comparison.order(key, amount, false));
                    if (!right.equals(reported.get(number))) {
                        broken.add(number + " is " + reported.get(number) + ", not " + right);
                    }
                });
        broken.addAll(comparison.rest());
        return broken;
    }
}
