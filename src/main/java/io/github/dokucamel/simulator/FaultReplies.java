package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** What callers get to read of a call that meets a fault. */
record FaultReplies(ReplySigner signer, Clock clock) {

    private static final String HTML =
            "<html><head><title>%1$s</title></head><body><h1>%1$s</h1><hr>proxy</body></html>";

    /**
     * @param right what DOKU answers; null when the fault hits before DOKU is asked
     * @return empty when the caller gets no reply at all
     */
    Optional<Answer> of(
            FaultRule rule,
            CatalogueEntry entry,
            ReceivedRequest request,
            Answer right,
            String calledAt) {
        if (rule.fault().isMute()) {
            return Optional.empty();
        }
        Answer answer = answer(rule.fault(), request, entry.isSnap());
        Answer reply =
                answer == null
                        ? spoilt(rule.fault(), request, right, entry)
                        : signer.reply(request, answer);
        if (rule.fault().isRedirect()) {
            reply = reply.with("Location", rule.option(FaultOption.LOCATION).orElse(calledAt));
        }
        String busy = reply.status() == 429 || reply.status() == 503 ? "1" : "none";
        String retryAfter = rule.option(FaultOption.RETRY_AFTER).orElse(busy);
        return Optional.of(
                retryAfter.equals("none") ? reply : reply.with("Retry-After", header(retryAfter)));
    }

    /**
     * What DOKU itself would say, in the words of either scheme: a decline comes in each of the five
     * envelopes in which it reports an error. Null for any other fault.
     */
    private static Answer answer(Fault fault, ReceivedRequest request, boolean isSnap) {
        String name = fault.toString().replace("http-500-after", "http-500");
        JsonNode snap = isSnap ? Bodies.of("snap-" + name, Json.object()) : Json.object();
        return snap.isEmpty()
                ? Answer.named(name, request.facts())
                : SnapAnswer.refused(
                                request.path(),
                                snap.get("status").asInt(),
                                snap.get("case").asText(),
                                snap.get("message").asText())
                        .answer();
    }

    private String header(String retryAfter) {
        if (!retryAfter.matches("date\\+\\d{1,9}")) {
            return retryAfter;
        }
        long seconds = Long.parseLong(retryAfter.substring("date+".length()));
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().plusSeconds(seconds).atOffset(ZoneOffset.UTC));
    }

    private Answer spoilt(
            Fault fault, ReceivedRequest request, Answer right, CatalogueEntry entry) {
        if (fault.isHtml()) {
            int status = fault.status().orElseThrow();
            return Answer.html(status, HTML.formatted(status));
        }
        String success = entry.isSnap() ? "/responseCode" : entry.success();
        Answer reply = right == null ? null : signer.reply(request, right);
        return switch (fault) {
            case HTTP_401 -> Answer.empty(401).with("WWW-Authenticate", "Basic realm=\"gateway\"");
            case HTTP_407 -> Answer.empty(407).with("Proxy-Authenticate", "Basic realm=\"proxy\"");
            case EMPTY -> reply.withBody(new byte[0]);
            case BROKEN_JSON ->
                    reply.withBody(Arrays.copyOf(right.body(), right.body().length / 2));
            case NO_SUCCESS_MEMBER ->
                    signer.reply(request, changed(right, body -> Pointed.remove(body, success)));
            case OTHER_INVOICE ->
                    signer.reply(request, changed(right, body -> renameInvoice(body, entry)));
            case WRONG_CONTENT_TYPE -> reply.with("Content-Type", "text/html; charset=utf-8");
            case WRONG_RESPONSE_SIGNATURE -> reply.with(ReplySigner.SIGNATURE, ReplySigner.FORGED);
            case NO_RESPONSE_SIGNATURE -> reply.without(ReplySigner.SIGNATURE);
            case GZIP -> reply.with("Content-Encoding", "gzip").withBody(gzip(right.body(), 1));
            case GZIP_BOMB -> reply.with("Content-Encoding", "gzip").withBody(Bomb.BYTES);
            case REPLAY_409 -> reply.withStatus(409);
            default -> fault.status().map(Answer::empty).orElse(reply);
        };
    }

    private static Answer changed(Answer right, Consumer<ObjectNode> change) {
        JsonNode body = Json.read(right.body());
        if (body instanceof ObjectNode object) {
            change.accept(object);
        }
        return Answer.json(right.status(), body, "");
    }

    private static void renameInvoice(ObjectNode body, CatalogueEntry entry) {
        String pointer = entry.invoice();
        if (!body.at(pointer).isMissingNode()) {
            Pointed.remove(body, pointer);
            Pointed.fill(body, pointer, "OF-SOMEBODY-ELSE");
        }
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

    /** 100 MiB, packed when the first caller is to get them. */
    private static final class Bomb {
        private static final byte[] BYTES = gzip(new byte[1024 * 1024], 100);
    }
}
