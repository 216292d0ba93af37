package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** The replies of those faults that come as an HTTP answer of a whole. */
final class FaultReplies {

    private static final int BOMB_BYTES = 100 * 1024 * 1024;
    private static final String HTML =
            "<html><head><title>%1$d</title></head><body><h1>%1$d</h1><hr>proxy</body></html>";

    private final ObjectMapper json = new ObjectMapper();
    private final ReplySigner signer;
    private final Function<ReceivedRequest, Optional<CatalogueEntry>> operations;
    private final Clock clock;
    private byte[] bomb;

    /**
     * @param operations those that are no payment page
     */
    FaultReplies(
            ReplySigner signer,
            Function<ReceivedRequest, Optional<CatalogueEntry>> operations,
            Clock clock) {
        this.signer = signer;
        this.operations = operations;
        this.clock = clock;
    }

    /**
     * @param right what DOKU answers; null when the fault hits before DOKU is asked
     */
    Reply of(FaultRule rule, ReceivedRequest request, Answer right, String calledAt) {
        Optional<CatalogueEntry> entry = operations.apply(request);
        Reply reply =
                entry.filter(CatalogueEntry::isSnap)
                        .flatMap(snap -> SnapFaults.of(rule.fault(), request.path()))
                        .map(answer -> signer.reply(request, answer))
                        .orElseGet(
                                () ->
                                        right == null
                                                ? before(rule.fault(), request)
                                                : after(
                                                        rule.fault(),
                                                        request,
                                                        right,
                                                        entry.orElse(null)));
        if (rule.fault().isRedirect()) {
            reply = reply.with("Location", rule.option(FaultOption.LOCATION).orElse(calledAt));
        }
        String busy = reply.status() == 429 || reply.status() == 503 ? "1" : "none";
        String retryAfter = rule.option(FaultOption.RETRY_AFTER).orElse(busy);
        return retryAfter.equals("none") ? reply : reply.with("Retry-After", header(retryAfter));
    }

    private String header(String retryAfter) {
        if (!retryAfter.matches("date\\+\\d{1,9}")) {
            return retryAfter;
        }
        long seconds = Long.parseLong(retryAfter.substring("date+".length()));
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().plusSeconds(seconds).atOffset(ZoneOffset.UTC));
    }

    private Reply before(Fault fault, ReceivedRequest request) {
        return switch (fault) {
            case HTTP_200_HTML, HTTP_400_HTML, HTTP_403_HTML, HTTP_404_HTML, HTTP_502_HTML ->
                    html(fault);
            case HTTP_401 -> Reply.empty(401).with("WWW-Authenticate", "Basic realm=\"gateway\"");
            case HTTP_407 -> Reply.empty(407).with("Proxy-Authenticate", "Basic realm=\"proxy\"");
            case HTTP_500 ->
                    signer.reply(
                            request,
                            Answer.outsideGateway(
                                    500, "Internal Server Error", request.path(), clock.instant()));
            case DECLINED_A, DECLINED_B, DECLINED_C, DECLINED_D, DECLINED_E ->
                    signer.reply(request, Declines.in(fault, request.path(), clock.instant()));
            case CLOCK ->
                    signer.reply(
                            request,
                            Answer.error(
                                    400,
                                    "request_time_out_of_range",
                                    "Header Request-Timestamp is not in +- 3600 second of now"));
            case INVALID_SIGNATURE ->
                    signer.reply(
                            request,
                            Answer.error(400, "invalid_signature", "Invalid Header Signature"));
            case INVALID_CLIENT_ID ->
                    signer.reply(
                            request, Answer.error(400, "invalid_client_id", "Invalid Client-Id"));
            case MERCHANT_NOT_ACTIVE ->
                    signer.reply(
                            request,
                            Answer.error(403, "MERCHANT_NOT_ACTIVE", "Merchant is not active"));
            default -> Reply.empty(fault.status().orElseThrow());
        };
    }

    /**
     * @param entry null for a payment page
     */
    private Reply after(Fault fault, ReceivedRequest request, Answer right, CatalogueEntry entry) {
        Reply reply = signer.reply(request, right);
        byte[] body = right.body();
        return switch (fault) {
            case EMPTY -> reply.withBody(new byte[0]);
            case HTTP_204 -> Reply.empty(204);
            case BROKEN_JSON -> reply.withBody(Arrays.copyOf(body, body.length / 2));
            case NO_SUCCESS_MEMBER ->
                    signer.reply(request, changed(right, it -> takeSuccess(it, entry)));
            case OTHER_INVOICE ->
                    signer.reply(request, changed(right, it -> renameInvoice(it, entry)));
            case WRONG_CONTENT_TYPE -> reply.with("Content-Type", "text/html; charset=utf-8");
            case WRONG_RESPONSE_SIGNATURE ->
                    reply.with(
                            ReplySigner.SIGNATURE,
                            "HMACSHA256=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
            case NO_RESPONSE_SIGNATURE -> reply.without(ReplySigner.SIGNATURE);
            case GZIP -> reply.with("Content-Encoding", "gzip").withBody(gzip(body, 1));
            case GZIP_BOMB -> reply.with("Content-Encoding", "gzip").withBody(bomb());
            case REPLAY_409 -> reply.withStatus(409);
            case ERROR_409 ->
                    signer.reply(
                            request,
                            Answer.error(
                                    409,
                                    "idempotent_request",
                                    "The first request is still in progress"));
            case HTTP_500_AFTER ->
                    signer.reply(
                            request,
                            Answer.outsideGateway(
                                    500, "Internal Server Error", request.path(), clock.instant()));
            case HTTP_520_HTML -> html(fault);
            case HTTP_502_AFTER, HTTP_503_AFTER, HTTP_504_AFTER ->
                    Reply.empty(fault.status().orElseThrow());
            default -> reply;
        };
    }

    private static Reply html(Fault fault) {
        int status = fault.status().orElseThrow();
        return Reply.of(status, "text/html; charset=utf-8", HTML.formatted(status));
    }

    private interface Change {
        void make(ObjectNode body);
    }

    private Answer changed(Answer right, Change change) {
        try {
            JsonNode body = json.readTree(right.body());
            if (body instanceof ObjectNode object) {
                change.make(object);
            }
            return new Answer(
                    right.status(), right.contentType(), json.writeValueAsBytes(body), "");
        } catch (IOException e) {
            throw new UncheckedIOException("an answer of the simulator is no JSON", e);
        }
    }

    private void takeSuccess(ObjectNode body, CatalogueEntry entry) {
        if (entry == null) {
            body.set("credit_card_payment_page", json.createObjectNode());
        } else {
            Pointed.remove(body, entry.isSnap() ? "/responseCode" : entry.success());
        }
    }

    private static void renameInvoice(ObjectNode body, CatalogueEntry entry) {
        String pointer = entry == null ? "/order/invoice_number" : entry.invoice();
        if (!body.at(pointer).isMissingNode()) {
            Pointed.remove(body, pointer);
            Pointed.fill(body, pointer, "OF-SOMEBODY-ELSE");
        }
    }

    private synchronized byte[] bomb() {
        if (bomb == null) {
            byte[] block = new byte[1024 * 1024];
            bomb = gzip(block, BOMB_BYTES / block.length);
        }
        return bomb;
    }

    private static byte[] gzip(byte[] block, int times) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < times; i++) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return packed.toByteArray();
    }
}
