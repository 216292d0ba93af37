package io.github.dokucamel.send;

import static io.github.dokucamel.SnapGateway.CREATE;
import static io.github.dokucamel.SnapGateway.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.ledger.Tokens.Token;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that hardly live, and answers that bring none: no storm of calls, and no silence. */
class SnapTokenLifeTest extends SnapSendCase {

    private final AtomicInteger count = new AtomicInteger();

    private Reply token(String members) {
        return new Reply(
                200,
                "{\"responseCode\":\"2007300\",\"responseMessage\":\"Successful\",%s}"
                        .formatted(members.formatted(count.incrementAndGet())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"accessToken\":\"T-%s\",\"expiresIn\":30",
                "\"accessToken\":\"T-%s\",\"expiresIn\":\"45\"",
                "\"accessToken\":\"T-%s\",\"expiresIn\":0",
                "\"accessToken\":\"T-%s\",\"accessTokenExpiryTime\":\"2020-01-01T00:00:00Z\""
            })
    void oneThatLivesNoLongerThanTheMarginIsUsed(String members) {
        gateway.token(call -> token(members));
        String number = "SHORT-" + Math.floorMod(members.hashCode(), 1_000_000);

        for (int i = 0; i < 3; i++) {
            assertOutcome("accepted", order(number + "-" + i));
        }

        int fetched = gateway.calls(TOKEN).size();
        assertTrue(fetched <= 2, fetched + " tokens for 3 orders");
        assertEquals(3, gateway.calls(CREATE).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 {\"responseCode\":\"2007300\",\"responseMessage\":\"Successful\"}",
                "200 {\"responseCode\":\"2007300\",\"accessToken\":\"\",\"expiresIn\":900}",
                "200 <html>sign in</html>",
                "204 ",
                "302 "
            })
    void anAnswerWithoutOneHoldsTheMerchantUntilOneComes(String answer) {
        gateway.token(
                call -> new Reply(Integer.parseInt(answer.substring(0, 3)), answer.substring(4)));

        CompletableFuture<JsonNode> waiting =
                sent("NONE-" + Math.floorMod(answer.hashCode(), 1_000_000));

        Installation.waiting().until(() -> doku.bundle().holds().reasons().containsKey("default"));
        String reason = doku.bundle().holds().reasons().get("default");
        assertTrue(reason.startsWith("snap_token_"), reason);
        // One that is not DOKU's is asked again by schedule until the probe has met the like.
        assertTrue(gateway.calls(TOKEN).size() <= 8, gateway.calls(TOKEN).size() + " calls");
        assertEquals(0, gateway.calls(CREATE).size());
        gateway.token(call -> gateway.handsOut());
        assertOutcome("accepted", waiting.join());
    }

    @Test
    void aRenewalThatFailsIsNotTriedByEveryOrder() {
        assertOutcome("accepted", order("RENEW"));
        gateway.token(call -> new Reply(200, "{}"));
        Token live = new Token("T-LIVE", System.currentTimeMillis() + 20_000, null, 0);
        doku.bundle().ledger().tokens().fetched("default", Tokens.NOBODY, live);

        for (int i = 0; i < 3; i++) {
            assertOutcome("accepted", order("RENEW-" + i));
        }

        assertEquals(2, gateway.calls(TOKEN).size());
    }

    @Test
    void aGatewayInTroubleIsAskedLaterAndHoldsNobody() {
        AtomicInteger calls = new AtomicInteger();
        gateway.token(
                call -> calls.incrementAndGet() < 3 ? new Reply(503, "") : gateway.handsOut());
        assertOutcome("accepted", order("LATER-1"));
        assertEquals(3, calls.get());
    }
}
