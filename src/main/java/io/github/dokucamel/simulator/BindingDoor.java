package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.Set;

/** Tells a merchant that a customer bound his account, as DOKU does for OVO. */
record BindingDoor(Courier courier, Set<String> clientIds) {

    private static final Set<String> MEMBERS =
            Set.of("client_id", "external_id", "status", "cust_id_merchant", "auth_code");

    /**
     * @throws Refused the merchant is not told
     */
    Future<Answer> tell(JsonNode asked) {
        String externalId = asked.path("external_id").asText("");
        if (externalId.isEmpty() || Json.stranger(asked, MEMBERS).isPresent()) {
            throw new Refused(
                    400,
                    "invalid_binding",
                    "it must be JSON with external_id, X-EXTERNAL-ID of the call that asked for the"
                            + " binding; status, cust_id_merchant, auth_code and client_id are"
                            + " optional");
        }
        String only = clientIds.size() == 1 ? clientIds.iterator().next() : "";
        String clientId = asked.path("client_id").asText(only);
        if (!clientIds.contains(clientId)) {
            throw new Refused(404, "not_found", "There is no such merchant, or several: say whose");
        }
        SnapPaths paths = courier.snapPaths();
        if (paths == null || paths.binding().isEmpty()) {
            throw new Refused(409, "not_possible", "The simulator has no address to tell it at");
        }
        NotificationTarget target = paths.target(paths.binding());
        byte[] body = Json.bytes(news(asked, externalId));
        return courier.callSnap(target, clientId, Dispatch.newId(), body, null)
                .map(BindingDoor::answer)
                .otherwise(e -> Answer.error(502, "no_answer", String.valueOf(e.getMessage())));
    }

    private static ObjectNode news(JsonNode asked, String externalId) {
        String status = asked.path("status").asText("SUCCESS");
        String code = status.equals("SUCCESS") ? PaymentBook.newReference() : "";
        ObjectNode news = Json.object().put("originalExternalId", externalId);
        news.putObject("additionalInfo")
                .put("status", status)
                .put("custIdMerchant", asked.path("cust_id_merchant").asText("CUST-1"))
                .put("authCode", asked.path("auth_code").asText(code));
        return news;
    }

    private static Answer answer(Courier.Said said) {
        ObjectNode shown = Json.object().put("status", said.status());
        shown.set("answer", said.json());
        return Answer.ok(shown);
    }
}
