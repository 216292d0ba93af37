package io.github.dokucamel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.Ports;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.settings.SnapKeys;
import io.github.dokucamel.signature.SnapSigner;
import io.github.dokucamel.signature.SnapTimestamp;
import io.github.dokucamel.signature.SnapVerifier;
import io.github.dokucamel.signature.TokenSigner;
import io.github.dokucamel.signature.TokenVerifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner's own gateway knows the SNAP keys of the runner's merchants, and they know its. */
class EmbeddedSimulatorTest {

    private static final String CREATE = "/virtual-accounts/bi-snap-va/v1.1/transfer-va/create-va";
    private static final String ACCOUNT =
            """
            {"partnerServiceId":"   19008","customerNo":"6","virtualAccountNo":"   190086",
            "virtualAccountName":"Anton","trxId":"INV-1","virtualAccountTrxType":"C",
            "totalAmount":{"value":"11500.00","currency":"IDR"},
            "additionalInfo":{"channel":"VIRTUAL_ACCOUNT_BCA"}}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String now = SnapTimestamp.of(Instant.now());

    @TempDir Path data;

    @Test
    void tradesTokensBothWays() throws Exception {
        int port = Ports.free();
        Settings settings =
                Settings.standalone(
                        SettingNames.packaged(),
                        Map.of(
                                "doku.environment",
                                "simulator",
                                "doku.data-dir",
                                data.toString(),
                                "doku.snap.inbound.shared-key",
                                "dokus-own",
                                "doku.simulator.port",
                                Integer.toString(port)));
        Merchant merchant = settings.merchants().get("default");
        SnapKeys keys = merchant.snap().orElseThrow();
        try (ScriptedGateway shop =
                        ScriptedGateway.answering(
                                call ->
                                        new ScriptedGateway.Reply(
                                                200, "{\"accessToken\":\"of-the-shop\"}"));
                EmbeddedSimulator simulator = EmbeddedSimulator.start(settings, Optional.empty())) {
            simulator.notifyRunner(shop.baseUrl());
            String gateway = "http://127.0.0.1:" + port;
            HttpRequest.Builder asks =
                    post(
                                    gateway + "/authorization/v1/access-token/b2b",
                                    "{\"grantType\":\"client_credentials\"}")
                            .header("X-CLIENT-KEY", merchant.clientId())
                            .header(
                                    "X-SIGNATURE",
                                    new TokenSigner(keys.privateKey())
                                            .sign(merchant.clientId(), now));
            String token = send(asks).path("accessToken").asText();
            HttpRequest.Builder creates =
                    post(gateway + CREATE, ACCOUNT)
                            .header("X-PARTNER-ID", merchant.clientId())
                            .header("X-EXTERNAL-ID", "1")
                            .header("Authorization", "Bearer " + token)
                            .header(
                                    "X-SIGNATURE",
                                    new SnapSigner(keys.sharedKey())
                                            .sign(
                                                    "POST",
                                                    CREATE,
                                                    token,
                                                    ACCOUNT.getBytes(UTF_8),
                                                    now));
            assertEquals("2002700", send(creates).path("responseCode").asText());

            send(
                    post(
                            gateway + "/simulator/payments",
                            "{\"invoice_number\":\"INV-1\",\"do\":\"pay\"}"));
            Installation.waiting().until(() -> shop.calls().size() == 2);
            Call asked = shop.calls().get(0);
            assertEquals(settings.snap().tokenPath(), asked.uri());
            assertDoesNotThrow(
                    () ->
                            new TokenVerifier(keys.dokuPublicKey().orElseThrow())
                                    .verify(
                                            asked.header("X-CLIENT-KEY"),
                                            asked.header("X-TIMESTAMP"),
                                            asked.header("X-SIGNATURE")));
            Call told = shop.calls().get(1);
            assertEquals(settings.snap().vaPaymentPaths().get(0), told.uri());
            assertDoesNotThrow(
                    () ->
                            new SnapVerifier(keys.verifyingSharedKeys())
                                    .verify(
                                            "POST",
                                            settings.snap().publicPath(told.uri()),
                                            "of-the-shop",
                                            told.body().getBytes(UTF_8),
                                            told.header("X-TIMESTAMP"),
                                            told.header("X-SIGNATURE")));
        }
    }

    private HttpRequest.Builder post(String url, String body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("X-TIMESTAMP", now)
                .POST(BodyPublishers.ofString(body));
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
        return Outbox.json(client.send(request.build(), BodyHandlers.ofString()).body());
    }
}
