package io.github.dokucamel.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.gateway.Outgoing;
import io.github.dokucamel.operation.Call;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.settings.Merchant;
import io.github.dokucamel.signature.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What of a call is sent, and what is kept. */
class CallPayloadsTest {

    private static final Secret KEY = Secret.of("SK-0123456789abcdef");
    private static final String CARD = "{\"bankCardNo\":\"4111111111111111\"}";

    private final CallSecrets secrets = new CallSecrets(2, Duration.ofMinutes(1));
    private final CallPayloads payloads = new CallPayloads(secrets, new SecureRandom());

    @Test
    void encryptsACardThatIsGivenInPlain() throws Exception {
        Outgoing call = binding(CARD);

        JsonNode sent = Outbox.json(new String(call.wire().body(), UTF_8));
        String[] parts = sent.get("cardData").asText().split("\\|");
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec("SK-0123456789abc".getBytes(UTF_8), "AES"),
                new IvParameterSpec(Base64.getDecoder().decode(parts[1])));
        byte[] card = cipher.doFinal(Base64.getDecoder().decode(parts[0]));
        assertEquals(CARD, new String(card, UTF_8));
        assertEquals("{\"cardData\":\"***\"}", new String(call.kept().body(), UTF_8));
        assertEquals("{\"cardData\":" + CARD + "}", new String(call.secrets(), UTF_8));
    }

    @Test
    void sendsACardThatIsEncryptedAlreadyAsItIs() {
        Outgoing call = binding("\"abc|def\"");

        assertEquals("{\"cardData\":\"abc|def\"}", new String(call.wire().body(), UTF_8));
    }

    @Test
    void sendsATokenOfTheCustomerInItsHeaderOnly() {
        secrets.put("s", json("{\"Authorization-customer\":\"Bearer t\",\"cardData\":\"x|y\"}"));

        Outgoing call = outgoing("{\"Authorization-customer\":\"***\",\"cardData\":\"***\"}");

        assertEquals("Bearer t", call.wire().headers().get("Authorization-customer"));
        assertEquals("***", call.kept().headers().get("Authorization-customer"));
        assertEquals("{\"cardData\":\"x|y\"}", new String(call.wire().body(), UTF_8));
    }

    @Test
    void knowsWhatIsGoneAfterTheFirstTime() {
        binding(CARD);

        Outgoing again = outgoing("{\"cardData\":\"***\"}");

        assertTrue(again.gone());
        assertNull(again.secrets());
    }

    @Test
    void keepsNoMoreSecretsThanItMayAndNoneForLong() {
        secrets.put("1", json("{}"));
        secrets.put("2", json("{}"));
        secrets.put("3", json("{}"));

        assertTrue(secrets.take("1").isEmpty());
        assertTrue(secrets.take("3").isPresent());
        assertTrue(secrets.take("3").isEmpty());

        CallSecrets brief = new CallSecrets(2, Duration.ZERO);
        brief.put("4", json("{}"));
        Installation.waiting().until(() -> brief.held() == 0);
    }

    private Outgoing binding(String card) {
        secrets.put("s", json("{\"cardData\":" + card + "}"));
        Outgoing call = outgoing("{\"cardData\":\"***\"}");
        assertFalse(call.gone());
        return call;
    }

    private Outgoing outgoing(String kept) {
        byte[] content = new Call(null, "s", json(kept)).toJson();
        return payloads.of(
                Catalogues.packaged().find("snap-dd-card-binding").orElseThrow(),
                content,
                new Merchant("default", "BRN-1", KEY, null, null));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Outbox.json(text);
    }
}
