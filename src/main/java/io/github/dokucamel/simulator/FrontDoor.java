package io.github.dokucamel.simulator;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads requests to their end, hands them to the gateway, signs, writes and records its answers. */
record FrontDoor(
        Gateway gateway,
        ControlDoor control,
        FaultRules faults,
        FaultReplies replies,
        ReplySigner signer,
        RequestRecorder recorder,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final int LONGEST_BODY_BYTES = 1024 * 1024;

    /** Read and thrown away beyond the limit, so that a caller who sends on can read its 413. */
    private static final int PATIENCE_BYTES = 16 * LONGEST_BODY_BYTES;

    void enter(HttpServerRequest http) {
        new Reading(http).start();
    }

    /** One request while its body arrives. */
    private final class Reading {

        private final HttpServerRequest http;
        private final Buffer body = Buffer.buffer();
        private final String path;
        private long length;

        Reading(HttpServerRequest http) {
            this.http = http;
            this.path = http.path() == null ? "/" : http.path();
        }

        void start() {
            if (!ControlDoor.isAt(path)) {
                recorder.begin();
                http.exceptionHandler(e -> recorder.abandoned());
            }
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
            boolean tooLong = length > LONGEST_BODY_BYTES;
            ReceivedRequest request =
                    new ReceivedRequest(
                            http.method().name(),
                            path,
                            http.query() == null ? "" : http.query(),
                            http.headers(),
                            tooLong ? new byte[0] : body.getBytes(),
                            clock.instant());
            if (ControlDoor.isAt(path)) {
                control.answer(request)
                        .onSuccess(
                                said ->
                                        new Wire(http)
                                                .send(signer.reply(request, said.answer()))
                                                .onSuccess(sent -> said.then().run()));
            } else if (tooLong) {
                answer(request, request.outside(413, "Payload Too Large"), false);
            } else {
                try {
                    serve(request);
                } catch (RuntimeException e) {
                    LOG.error("simulator failed at {} {}", request.method(), path, e);
                    answer(request, request.outside(500, "Internal Server Error"), false);
                }
            }
        }

        /** What DOKU would refuse for its headers is refused, faults or no: it is a mistake. */
        private void serve(ReceivedRequest request) {
            try {
                gateway.check(request);
            } catch (Refused e) {
                answer(request, e.answer(), false);
                return;
            }
            Optional<FaultRule> hit =
                    Gateway.isCall(request) ? faults.hit(request) : Optional.empty();
            if (hit.isEmpty()) {
                gateway.serve(request, answer -> answer(request, answer, true));
            } else if (hit.get().fault().isProcessed()) {
                gateway.serve(request, answer -> spoil(request, answer, hit.get()));
            } else {
                spoil(request, null, hit.get());
            }
        }

        private void answer(ReceivedRequest request, Answer answer, boolean processed) {
            recorder.answered(request, answer, answer.status(), "", processed);
            new Wire(http).send(signer.reply(request, answer));
        }

        private void spoil(ReceivedRequest request, Answer right, FaultRule rule) {
            CatalogueEntry entry = gateway.entry(request).orElseThrow();
            Optional<Answer> reply = replies.of(rule, entry, request, right, http.absoluteURI());
            int status = reply.map(Answer::status).orElse(0);
            Fault fault = rule.fault();
            recorder.answered(request, right, status, fault.toString(), fault.isProcessed());
            FaultWriter.write(rule, reply.orElse(null), new Wire(http));
        }
    }
}
