package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.simulator.SentNotification.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the payer's browser shows: {@code META-INF/doku/simulator/page.html}, filled. Plain HTML
 * without scripts; every text of the order is escaped.
 */
final class PageHtml {

    private static final String PAGE =
            new String(Json.resource("page.html"), StandardCharsets.UTF_8);

    /** A part that stands once for each element, or when its member is there; or a text. */
    private static final Pattern PLACE =
            Pattern.compile("(?s)\\{\\{#(\\w+)}}(.*?)\\{\\{/\\1}}|\\{\\{(\\w+)}}");

    private PageHtml() {}

    static String unknown() {
        return filled(PAGE, Json.object().put("title", "no such page").put("unknown", true));
    }

    /**
     * @param complaint why nothing was done; empty when there is none
     */
    static String of(
            Payment payment, List<SentNotification> sent, boolean hasTarget, String complaint) {
        PaymentPage page = payment.page();
        PaymentPage.Cart cart = page.cart();
        ObjectNode facts = payment.facts();
        facts.set("items", facts.at("/cart/items"));
        facts.put("title", page.invoiceNumber()).put("payment", true).put("complaint", complaint);
        facts.put("open", payment.state().isOpen()).put(payment.state().name(), true);
        facts.put("listed", !cart.items().isEmpty()).put("told", !sent.isEmpty());
        if (cart.itemCount() > cart.items().size()) {
            facts.put("more", cart.itemCount() - cart.items().size());
        }
        if (payment.last().isPresent() && sent.isEmpty()) {
            String why = ": the simulator has no URL to send them to";
            facts.put("none", hasTarget ? " any more" : why);
        }
        rupiah(facts, "asked");
        rupiah(facts, "paid");
        rupiah(facts, "refunded");
        for (JsonNode item : facts.path("items")) {
            if (item.path("price").asText().matches("-?\\d{1,18}")) {
                rupiah((ObjectNode) item, "price");
            }
        }
        for (SentNotification one : sent) {
            facts.withArray("/notifications").add(Json.of(one).put("delivery", delivery(one)));
        }
        return filled(PAGE, facts);
    }

    private static String delivery(SentNotification one) {
        int tries = one.deliveries().size();
        if (tries == 0) {
            return "on its way";
        }
        Delivery last = one.deliveries().get(tries - 1);
        String answer =
                last.status() == 0 ? "no answer: " + last.problem() : "HTTP " + last.status();
        String next = one.state().replace('-', ' ');
        if (one.state().equals("open")) {
            next =
                    one.nextTryAt() == null
                            ? "trying again"
                            : "next try at " + one.nextTryAt().truncatedTo(ChronoUnit.SECONDS);
        }
        return "%s (%s, %s %s)".formatted(next, answer, tries, tries == 1 ? "try" : "tries");
    }

    /** As Indonesia writes it, and for machines beside it. */
    private static void rupiah(ObjectNode facts, String name) {
        long amount = facts.remove(name).asLong();
        facts.putObject(name + "_idr")
                .put("value", amount)
                .put("shown", String.format(Locale.ROOT, "%,d", amount).replace(',', '.'));
    }

    private static String filled(String template, JsonNode facts) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(found(place, facts)));
    }

    private static String found(MatchResult place, JsonNode facts) {
        if (place.group(3) != null) {
            return escaped(facts.path(place.group(3)).asText());
        }
        String part = place.group(2);
        JsonNode member = facts.path(place.group(1));
        if (member.isArray()) {
            return StreamSupport.stream(member.spliterator(), false)
                    .map(one -> filled(part, one))
                    .collect(Collectors.joining());
        }
        boolean isThere = !EntryField.isAbsent(member) && !member.equals(BooleanNode.FALSE);
        return isThere ? filled(part, member.isObject() ? member : facts) : "";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
