package io.github.dokucamel.simulator;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads requests to their end, hands them to the gateway, signs, writes and records its answers. */
final class FrontDoor {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final int LONGEST_BODY_BYTES = 1024 * 1024;

    /** Read and thrown away beyond the limit, so that a caller who sends on can read its 413. */
    private static final int PATIENCE_BYTES = 16 * LONGEST_BODY_BYTES;

    private final Gateway gateway;
    private final Map<String, WireSignature> merchants;
    private final RequestRecorder recorder;
    private final Clock clock;

    FrontDoor(
            Gateway gateway,
            Map<String, WireSignature> merchants,
            RequestRecorder recorder,
            Clock clock) {
        this.gateway = gateway;
        this.merchants = merchants;
        this.recorder = recorder;
        this.clock = clock;
    }

    void enter(HttpServerRequest http) {
        recorder.begin();
        new Reading(http).start();
    }

    /** One request while its body arrives. */
    private final class Reading {

        private final HttpServerRequest http;
        private final Buffer body = Buffer.buffer();
        private long length;

        Reading(HttpServerRequest http) {
            this.http = http;
        }

        void start() {
            http.exceptionHandler(e -> recorder.abandoned());
            http.handler(this::part);
            http.endHandler(end -> whole());
        }

        private void part(Buffer part) {
            length += part.length();
            if (length <= LONGEST_BODY_BYTES) {
                body.appendBuffer(part);
            } else if (length > PATIENCE_BYTES) {
                http.connection().close();
            }
        }

        private void whole() {
            // The caller going away from here on changes nothing: the order is decided.
            http.exceptionHandler(e -> LOG.debug("caller is gone: {}", e.toString()));
            String path = http.path() == null ? "/" : http.path();
            ReceivedRequest request =
                    new ReceivedRequest(
                            http.method().name(),
                            path,
                            http.headers(),
                            length > LONGEST_BODY_BYTES ? new byte[0] : body.getBytes(),
                            clock.instant());
            if (length > LONGEST_BODY_BYTES) {
                answer(
                        request,
                        Answer.outsideGateway(413, "Payload Too Large", path, clock.instant()));
                return;
            }
            try {
                gateway.handle(request, answer -> answer(request, answer));
            } catch (RuntimeException e) {
                LOG.error("simulator failed at {} {}", request.method(), path, e);
                answer(
                        request,
                        Answer.outsideGateway(500, "Internal Server Error", path, clock.instant()));
            }
        }

        private void answer(ReceivedRequest request, Answer answer) {
            recorder.answered(request, answer);
            HttpServerResponse response = http.response();
            if (response.closed() || response.ended()) {
                return;
            }
            response.setStatusCode(answer.status());
            response.putHeader("Content-Type", answer.contentType());
            if (answer.contentType().equals(Answer.JSON)) {
                sign(request, answer, response);
            } else {
                response.putHeader("Content-Security-Policy", "default-src 'none'");
            }
            response.end(Buffer.buffer(answer.body()));
        }
    }

    /** An answer is signed as soon as it is known for whom, refusals included. */
    private void sign(ReceivedRequest request, Answer answer, HttpServerResponse response) {
        String clientId = request.clientId();
        String requestId = request.requestId();
        WireSignature merchant = clientId == null ? null : merchants.get(clientId);
        if (merchant == null || requestId == null) {
            return;
        }
        String at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        response.putHeader("Client-Id", clientId);
        response.putHeader("Request-Id", requestId);
        response.putHeader("Response-Timestamp", at);
        response.putHeader(
                "Signature",
                merchant.ofAnswer(clientId, requestId, at, request.path(), answer.body()));
    }
}
