package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a payer pays, in DOKU's words.
 *
 * @param service e.g. {@code VIRTUAL_ACCOUNT}
 * @param id e.g. {@code VIRTUAL_ACCOUNT_BCA}
 * @param acquirer e.g. {@code BCA}
 */
record Channel(String service, String id, String acquirer) {

    static final Channel CARD = new Channel("CREDIT_CARD", "CREDIT_CARD", "BANK_SIMULATOR");

    /** What a payer picks on a checkout page of the simulator. */
    private static final Channel CHECKOUT =
            new Channel("VIRTUAL_ACCOUNT", "VIRTUAL_ACCOUNT_BCA", "BCA");

    private static final JsonNode NAMES = Json.read(Json.resource("channels.json"));

    /** Paths say the service, and before it who runs it. */
    private static final JsonNode SERVICES = NAMES.path("services");

    /** Who is called otherwise in a channel than in a path. */
    private static final JsonNode ACQUIRERS = NAMES.path("acquirers");

    static Channel of(CatalogueEntry entry, String path, JsonNode body) {
        if (entry.isSnap()) {
            return snap(entry, path, body.path("additionalInfo").path("channel").asText(""));
        }
        if (path.startsWith("/checkout/")) {
            return CHECKOUT;
        }
        String first = path.split("/")[1];
        Optional<Map.Entry<String, JsonNode>> service =
                SERVICES.properties().stream().filter(s -> first.endsWith(s.getKey())).findFirst();
        if (service.isEmpty()) {
            return CARD;
        }
        String named = body.path("acquirer").path("id").asText("");
        String before = first.substring(0, first.length() - service.get().getKey().length());
        String who = before.isEmpty() ? named : before.toUpperCase(Locale.ROOT);
        String name = service.get().getValue().asText();
        String acquirer = ACQUIRERS.path(who).asText(who);
        return new Channel(name, name + "_" + acquirer, acquirer);
    }

    private static Channel snap(CatalogueEntry entry, String path, String given) {
        JsonNode constant = entry.constants().get("additionalInfo.channel");
        String id = given.isEmpty() && constant != null ? constant.asText() : given;
        if (path.contains("/qr/") || id.isEmpty()) {
            return new Channel("QRIS", "QRIS", "DOKU");
        }
        for (JsonNode named : SERVICES) {
            String service = named.asText();
            if (id.startsWith(service + "_")) {
                String acquirer = id.substring(service.length() + 1).replaceAll("_SNAP$", "");
                return new Channel(service, id, acquirer);
            }
        }
        return new Channel("DIRECT_DEBIT", id, id);
    }

    boolean isCard() {
        return service.equals(CARD.service());
    }
}
