package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What DOKU answers in its older scheme to what it accepts: the members its pages show. */
final class PlainAnswers {

    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int DEFAULT_MINUTES = 60;

    private PlainAnswers() {}

    /** To an order. */
    static ObjectNode opened(
            CatalogueEntry entry, PaymentPage page, JsonNode asked, String pageUrl) {
        ObjectNode body = Json.object();
        if (entry.path().startsWith("/checkout/")) {
            checkout(body, page, asked, pageUrl);
        } else {
            body.putObject("order")
                    .put("invoice_number", page.invoiceNumber())
                    .put("amount", page.amount());
        }
        switch (page.channel().service()) {
            case "VIRTUAL_ACCOUNT" -> {
                if (!page.code().isEmpty()) {
                    ObjectNode info = body.putObject("virtual_account_info");
                    info.put("virtual_account_number", page.code());
                    howToPay(info, page, asked.path("virtual_account_info"), pageUrl);
                }
            }
            case "ONLINE_TO_OFFLINE" -> {
                ObjectNode info = body.putObject("online_to_offline_info");
                info.put("payment_code", page.code());
                howToPay(info, page, asked.path("online_to_offline_info"), pageUrl);
            }
            case "EMONEY" -> {
                if (asked.path("ovo_info").isObject()) {
                    ovo(body, asked);
                }
            }
            default -> {}
        }
        fill(body, entry, page.invoiceNumber(), pageUrl);
        Pointed.fill(body, entry.paymentCode(), page.code());
        return body;
    }

    /** To any other call: what the catalogue says that a success holds. */
    static ObjectNode done(CatalogueEntry entry, JsonNode asked, String invoiceNumber, String url) {
        ObjectNode body = Json.object();
        JsonNode order = asked.path("order");
        if (order.isObject()) {
            body.set("order", order.<ObjectNode>deepCopy().retain("invoice_number", "amount"));
        }
        for (String member : List.of("customer", "token", "account")) {
            if (asked.path(member).path("id").isValueNode()) {
                body.putObject(member).set("id", asked.path(member).get("id"));
            }
        }
        if (asked.path("payment").path("authorize_id").isTextual()
                || entry.path().endsWith("/charge")) {
            charged(body.putObject("payment"), asked);
        }
        fill(body, entry, invoiceNumber, url);
        return body;
    }

    private static void charged(ObjectNode payment, JsonNode asked) {
        payment.put("type", asked.path("payment").path("type").asText("CAPTURE"))
                .put("request_id", UUID.randomUUID().toString())
                .put(
                        "authorize_id",
                        asked.path("payment")
                                .path("authorize_id")
                                .asText(PaymentBook.newReference()))
                .put("response_code", "00")
                .put("response_message", "PAYMENT APPROVED")
                .put("status", "SUCCESS")
                .put("approval_code", "112233");
    }

    private static void fill(
            ObjectNode body, CatalogueEntry entry, String invoiceNumber, String pageUrl) {
        Pointed.fill(body, entry.invoice(), invoiceNumber);
        Pointed.fill(body, entry.paymentUrl(), pageUrl);
        String success = entry.success();
        String last = success.substring(success.lastIndexOf('/') + 1);
        String value =
                switch (last) {
                    case "status" -> entry.path().contains("delete-token") ? "INACTIVE" : "SUCCESS";
                    case "url", "redirect_url_http", "authentication_url", "link" -> pageUrl;
                    case "0", "message" -> "SUCCESS";
                    default -> PaymentBook.newReference();
                };
        Pointed.fill(body, success, value);
    }

    private static void howToPay(
            ObjectNode info, PaymentPage page, JsonNode asked, String pageUrl) {
        Instant created = page.openedAt().truncatedTo(ChronoUnit.SECONDS);
        long minutes = asked.path("expired_time").asLong(DEFAULT_MINUTES);
        Instant expires = created.plus(minutes, ChronoUnit.MINUTES);
        info.put("how_to_pay_page", pageUrl)
                .put("how_to_pay_api", pageUrl)
                .put("created_date", DIGITS.format(created.atOffset(SnapTime.JAKARTA)))
                .put("expired_date", DIGITS.format(expires.atOffset(SnapTime.JAKARTA)))
                .put("created_date_utc", created.toString())
                .put("expired_date_utc", expires.toString());
    }

    private static void checkout(
            ObjectNode body, PaymentPage page, JsonNode asked, String pageUrl) {
        body.putArray("message").add("SUCCESS");
        ObjectNode response = body.putObject("response");
        response.putObject("order")
                .put("amount", Long.toString(page.amount()))
                .put("invoice_number", page.invoiceNumber())
                .put("currency", asked.path("order").path("currency").asText("IDR"))
                .put("session_id", page.token());
        long minutes = asked.path("payment").path("payment_due_date").asLong(DEFAULT_MINUTES);
        Instant created = page.openedAt().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = created.plus(minutes, ChronoUnit.MINUTES);
        response.putObject("payment")
                .put("payment_due_date", minutes)
                .put("token_id", page.token())
                .put("url", pageUrl)
                .put("expired_date", DIGITS.format(expires.atOffset(SnapTime.JAKARTA)))
                .put("expired_datetime", expires.toString());
        response.putObject("additional_info").putObject("origin").put("product", "CHECKOUT");
        // Beyond 2^53, as DOKU's: a reader that takes it for a floating-point number changes it.
        response.put("uuid", 2_238_231_008_133_211_999L);
        response.putObject("headers")
                .put("request_id", page.requestId())
                .put("client_id", page.clientId())
                .put("date", DIGITS.format(created.atOffset(ZoneOffset.UTC)));
    }

    private static void ovo(ObjectNode body, JsonNode asked) {
        body.putObject("client").set("id", asked.path("client").path("id"));
        body.putObject("ovo_info").set("ovo_id", asked.path("ovo_info").path("ovo_id"));
        body.putObject("ovo_payment")
                .put("batch_number", "002012")
                .put("trace_number", "302012")
                .put("reference_number", PaymentBook.newReference())
                .put("approval_code", "112233")
                .put("response_code", "00")
                .put("cash_used", asked.path("order").path("amount").asText())
                .put("status", "SUCCESS");
    }
}
