package io.github.dokucamel.notification;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * What DOKU says of a customer who binds his wallet account to a merchant. Members that are not known
 * are passed over.
 *
 * @param externalId X-EXTERNAL-ID of the call that asked for the binding
 * @param status as sent: {@code SUCCESS}, {@code PENDING}, {@code FAILED}; null when none was
 * @param custIdMerchant the merchant's own name of the customer; null when none was sent
 * @param authCode a credential, exchanged for the customer's token; null when none was sent
 */
public record BindingNews(
        String externalId, String status, String custIdMerchant, String authCode) {

    private static final String EXTERNAL_ID = "originalExternalId";
    private static final String INFO = "additionalInfo";
    private static final String STATUS = INFO + ".status";
    private static final String CUSTOMER = INFO + ".custIdMerchant";
    private static final String CODE = INFO + ".authCode";

    /** News of a payment, of which DOKU names the external id too. */
    private static final Set<String> PAYMENT =
            Set.of("order", "transaction", "latestTransactionStatus", "trxId", "paymentRequestId");

    private static final Set<String> READ = Set.of(EXTERNAL_ID, INFO, STATUS, CUSTOMER, CODE);

    private static final int LONGEST_CODE = 4_096;

    /** What is passed over may stand there twice. */
    private static final JsonMapper JSON =
            OrderJson.mapper()
                    .rebuild()
                    .disable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    /** Whether a body is of a binding, as far as its members tell; it may still say two things. */
    public static boolean isBinding(byte[] bytes) {
        NewsBody body = parsed(bytes);
        return body.hasAny(EXTERNAL_ID) && !body.hasAny(PAYMENT.toArray(String[]::new));
    }

    /**
     * Empty when it is no JSON object in UTF-8, does not say which binding it is about, says something
     * twice, or holds a code that cannot be handed on as it is.
     */
    public static Optional<BindingNews> read(byte[] bytes) {
        NewsBody body = parsed(bytes);
        String externalId = NewsText.exact(body.value(EXTERNAL_ID), NewsText.LONGEST_ID);
        String authCode = NewsText.exact(body.value(CODE), LONGEST_CODE);
        boolean isUnfit = authCode == null && body.text(CODE) != null;
        if (!body.isClear() || externalId == null || isUnfit) {
            return Optional.empty();
        }
        return Optional.of(
                new BindingNews(
                        externalId,
                        NewsText.word(body.text(STATUS)),
                        NewsText.exact(body.value(CUSTOMER), NewsText.LONGEST_ID),
                        authCode));
    }

    private static NewsBody parsed(byte[] bytes) {
        return new NewsBody(
                bytes, path -> READ.contains(path) || PAYMENT.contains(path), READ::contains);
    }

    /**
     * The same body without the code.
     *
     * @param bytes of which {@link #read} made news
     */
    public static byte[] withoutCode(byte[] bytes) {
        try {
            JsonNode body = JSON.readTree(bytes);
            ((ObjectNode) body.path(INFO)).remove("authCode");
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("A body that was read could not be read", e);
        }
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "BindingNews[%s %s]".formatted(externalId, status);
    }
}
