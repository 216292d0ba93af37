package io.github.dokucamel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * DOKU by SNAP as a test has it: tokens, virtual accounts and their status, each answered as told.
 * It checks no call by itself; {@link #isSigned} does that by means of the JDK alone.
 */
public final class SnapGateway implements AutoCloseable {

    public static final String TOKEN = "/authorization/v1/access-token/b2b";
    public static final String CUSTOMER_TOKEN = "/authorization/v1/access-token/b2b2c";
    public static final String CREATE = "/virtual-accounts/bi-snap-va/v1.1/transfer-va/create-va";
    public static final String STATUS = "/orders/v1.0/transfer-va/status";
    public static final String PROBE = "/orders/v1.0/debit/status";

    private static final KeyPair KEYS = keys();

    private final AtomicInteger tokens = new AtomicInteger();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final ScriptedGateway wire = ScriptedGateway.answering(this::answer);
    private volatile Function<Call, Reply> token;
    private volatile Function<Call, Reply> create;
    private volatile Function<Call, Reply> status;
    private volatile Function<Call, Reply> rest;

    public SnapGateway() {
        reset();
    }

    private static KeyPair keys() {
        try {
            return DokuSnap.keys();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bundle with the keys of the merchant that is known here. */
    public Installation installation(Path data) throws Exception {
        Path key = DokuSnap.file(data, "merchant.pem", KEYS.getPrivate());
        return Installation.in(data)
                .gatewayAt(wire.baseUrl())
                .with("doku.snap.private-key-file", key.toString())
                .with("doku.retry.first-delay", "20ms")
                .with("doku.hold.probe-interval", "200ms")
                .with("doku.resolve.first-delay", "1h")
                .with("doku.reconcile.enabled", "false");
    }

    /** Takes everything, knows nothing of any status, and tells of no earlier call. */
    public void reset() {
        wire.forgetCalls();
        token(call -> handsOut());
        create(SnapGateway::opened);
        status(call -> code("4042601"));
        rest(call -> code("4045501"));
    }

    public SnapGateway token(Function<Call, Reply> script) {
        token = script;
        return this;
    }

    public SnapGateway create(Function<Call, Reply> script) {
        create = script;
        return this;
    }

    public SnapGateway status(Function<Call, Reply> script) {
        status = script;
        return this;
    }

    /** Every other call. */
    public SnapGateway rest(Function<Call, Reply> script) {
        rest = script;
        return this;
    }

    private Reply answer(Call call) {
        return switch (call.uri()) {
            case TOKEN, CUSTOMER_TOKEN -> token.apply(call);
            case CREATE -> refused(call) ? code("4012701") : create.apply(call);
            case STATUS -> refused(call) ? code("4012601") : status.apply(call);
            default -> rest.apply(call);
        };
    }

    private boolean refused(Call call) {
        return refused.contains(call.header("Authorization"));
    }

    /** Not taken from now on. */
    public void forget(String accessToken) {
        refused.add("Bearer " + accessToken);
    }

    /** The newest token. */
    public String newest() {
        return "T-" + tokens.get();
    }

    /** The next token: T-1, T-2 ... */
    public Reply handsOut() {
        return new Reply(
                200,
                """
                {"responseCode":"2007300","responseMessage":"Successful","accessToken":"T-%s",
                 "tokenType":"Bearer","expiresIn":900}"""
                        .formatted(tokens.incrementAndGet()));
    }

    public static Reply code(String responseCode) {
        return new Reply(
                Integer.parseInt(responseCode.substring(0, 3)),
                """
                {"responseCode":"%s","responseMessage":"as scripted"}"""
                        .formatted(responseCode));
    }

    /** A virtual account that was opened. */
    public static Reply opened(Call call) {
        return account("2002700", call, trxId(call));
    }

    /** What is known of the virtual account that is asked for. */
    public static Reply known(Call call, String trxId) {
        return account("2002600", call, trxId);
    }

    private static Reply account(String responseCode, Call call, String trxId) {
        JsonNode body = Outbox.json(call.body());
        String customer = body.path("customerNo").asText("0000000042");
        return new Reply(
                200,
                """
                {"responseCode":"%s","responseMessage":"Successful","virtualAccountData":{
                 "partnerServiceId":"   19008","customerNo":"%2$s","virtualAccountNo":"   19008%2$s",
                 "trxId":"%3$s","paymentFlagReason":{"english":"Pending"},
                 "additionalInfo":{"howToPayPage":"https://pay.doku.com/%3$s"}}}"""
                        .formatted(responseCode, customer, trxId));
    }

    public static String trxId(Call call) {
        return Outbox.json(call.body()).path("trxId").asText();
    }

    public String baseUrl() {
        return wire.baseUrl();
    }

    public List<Call> calls() {
        return wire.calls();
    }

    public List<Call> calls(String uri) {
        return wire.calls().stream().filter(call -> call.uri().equals(uri)).toList();
    }

    /** An order for a virtual account with a number of the merchant's choice. */
    public static byte[] order(String invoiceNumber) {
        return """
            {"operation":"snap-va-bca-mgpc","invoice_number":"%s","amount":11500,
             "customer":{"name":"Anton","email":"anton@example.com"},"expires_in_minutes":60,
             "extra":{"partnerServiceId":"19008","customerNo":"%s"}}"""
                .formatted(
                        invoiceNumber,
                        10_000_000 + Math.floorMod(invoiceNumber.hashCode(), 80_000_000))
                .getBytes(UTF_8);
    }

    /** Whether the signature, of either kind, is that of this merchant over this very call. */
    public static boolean isSigned(Call call) {
        String timestamp = call.header("X-TIMESTAMP");
        String signature = call.header("X-SIGNATURE");
        if (!timestamp.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+07:00")) {
            return false;
        }
        if (call.uri().startsWith("/authorization/")) {
            return isSignedByKey(call.header("X-CLIENT-KEY") + "|" + timestamp, signature);
        }
        String token = call.header("Authorization").substring("Bearer ".length());
        String signed = DokuSnap.components(call.uri(), token, call.body(), timestamp);
        return signature.equals(DokuSnap.hmac(SimulatorOptions.DEFAULT_SECRET_KEY, signed));
    }

    private static boolean isSignedByKey(String text, String base64) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KEYS.getPublic());
            signature.update(text.getBytes(UTF_8));
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
