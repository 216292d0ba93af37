package io.github.dokucamel.notification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.PaymentNews.Refund;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The member {@code payment} of documents: what is known of a payment, and the news that told it.
 * Null members are written as null, amounts as {@code 150000} and not {@code 1.5E+5}.
 */
public final class PaymentDocument {

    /** News as documents show it. */
    @JsonInclude(Include.ALWAYS)
    @JsonIgnoreProperties({"invoice_number", "kind"})
    @JsonPropertyOrder("amount")
    private interface Told {
        @JsonSerialize(using = Plain.class)
        BigDecimal amount();

        @JsonProperty("transaction_date")
        Instant at();
    }

    @JsonInclude(Include.ALWAYS)
    private interface ToldRefund {
        @JsonSerialize(using = Plain.class)
        BigDecimal amount();
    }

    private record State(
            String status,
            long expectedAmount,
            @JsonSerialize(using = Plain.class) BigDecimal paidAmount,
            Instant paidAt,
            @JsonSerialize(using = Plain.class) BigDecimal refundedAmount) {}

    private static final class Plain extends StdSerializer<BigDecimal> {

        private static final long serialVersionUID = 1L;

        Plain() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal amount, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeNumber(new BigDecimal(PaymentNews.plain(amount)));
        }
    }

    private static final JsonMapper TOLD =
            OrderJson.mapper()
                    .rebuild()
                    .addMixIn(PaymentNews.class, Told.class)
                    .addMixIn(Refund.class, ToldRefund.class)
                    .build();

    private PaymentDocument() {}

    /** Of an order that nothing has been told about. */
    public static ObjectNode pending(long expected) {
        return state(Payment.of(expected));
    }

    public static ObjectNode of(Payment known, Source source, PaymentNews news) {
        return state(known).setAll(unmatched(source, news));
    }

    /** What {@link #of} made. */
    public static ObjectNode fromJson(byte[] json) {
        return OrderJson.read(json, ObjectNode.class);
    }

    /** Of a payment that no order asked for. */
    public static ObjectNode unmatched(Source source, PaymentNews news) {
        ObjectNode told = OrderJson.mapper().createObjectNode().put("told_by", source.text());
        told.setAll(TOLD.<ObjectNode>valueToTree(news));
        told.remove("references");
        return told.put("transaction_date", Objects.toString(seconds(news.at()), null));
    }

    private static ObjectNode state(Payment known) {
        return OrderJson.tree(
                new State(
                        known.state().text(),
                        known.expected(),
                        known.paidAmount(),
                        seconds(known.paidAt()),
                        known.refunded()));
    }

    private static Instant seconds(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
    }
}
