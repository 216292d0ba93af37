package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** What DOKU answers in its older scheme to what it accepts: the members its pages show. */
final class PlainAnswers {

    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final int DEFAULT_MINUTES = 60;

    private PlainAnswers() {}

    /** To an order. */
    static ObjectNode opened(
            CatalogueEntry entry, PaymentPage page, JsonNode asked, String pageUrl) {
        boolean isCheckout = entry.path().startsWith("/checkout/");
        String service = page.channel().service();
        String info = "/" + service.toLowerCase(Locale.ROOT) + "_info/expired_time";
        JsonNode minutes = asked.at(isCheckout ? "/payment/payment_due_date" : info);
        ObjectNode facts = facts(asked, pageUrl);
        facts.set("page", page.facts());
        JsonNode items = asked.at("/order/line_items");
        facts.set("line_items", items.isArray() ? items : facts.arrayNode());
        boolean isPage = entry.equals(SimulatedCatalogue.PAYMENT_PAGE);
        if (!isPage) {
            times(facts, page.origin().at(), minutes.asLong(DEFAULT_MINUTES));
        }
        String template = isPage ? "payment-page" : "order";
        ObjectNode body = Bodies.of(isCheckout ? "checkout" : template, facts);
        if (service.equals("EMONEY") && asked.path("ovo_info").isObject()) {
            body.setAll(Bodies.of("ovo", facts));
        } else if (!page.code().isEmpty()) {
            body.setAll(Bodies.of(service, facts));
        }
        fill(body, entry, page.invoiceNumber(), pageUrl);
        Pointed.fill(body, entry.paymentCode(), page.code());
        return body;
    }

    private static ObjectNode facts(JsonNode asked, String pageUrl) {
        ObjectNode facts = Json.object();
        facts.put("url", pageUrl)
                .put("id", UUID.randomUUID().toString())
                .put("reference", PaymentBook.newReference())
                .set("asked", asked);
        return facts;
    }

    private static void times(ObjectNode facts, Instant openedAt, long minutes) {
        Instant created = openedAt.truncatedTo(ChronoUnit.SECONDS);
        Instant expires = created.plus(minutes, ChronoUnit.MINUTES);
        facts.put("minutes", minutes)
                .put("created", created.toString())
                .put("expires", expires.toString())
                .put("created_digits", DIGITS.format(created.atOffset(ZoneOffset.UTC)))
                .put("created_jakarta", DIGITS.format(created.atOffset(SnapTime.JAKARTA)))
                .put("expires_jakarta", DIGITS.format(expires.atOffset(SnapTime.JAKARTA)));
    }

    /** To any other call: what the catalogue says that a success holds. */
    static ObjectNode done(CatalogueEntry entry, JsonNode asked, String invoiceNumber, String url) {
        ObjectNode facts = facts(asked, url);
        ObjectNode body = Bodies.of("done", facts);
        if (asked.at("/payment/authorize_id").isTextual() || entry.path().endsWith("/charge")) {
            String authorized =
                    asked.at("/payment/authorize_id").asText(facts.get("reference").asText());
            body.setAll(Bodies.of("charged", facts.put("authorized", authorized)));
        }
        fill(body, entry, invoiceNumber, url);
        return body;
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
}
