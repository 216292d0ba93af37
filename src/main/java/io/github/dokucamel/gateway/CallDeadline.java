package io.github.dokucamel.gateway;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * One attempt from connecting to the last byte of the answer, bounded in time and size. A response
 * timeout alone bounds each read only: a server that dribbles would hold a sender for hours.
 */
record CallDeadline(ScheduledExecutorService timer, long deadlineMs, int mostBytes)
        implements ExecChainHandler {

    /** The milliseconds that a call may take at least; never leaves. */
    static final String LONGER = "X-Doku-Camel-Deadline";

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        long allowed = allowed(request);
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> alarm =
                timer.schedule(
                        () -> {
                            late.set(true);
                            if (scope.originalRequest instanceof Cancellable call) {
                                call.cancel();
                            }
                        },
                        allowed,
                        TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = chain.proceed(request, scope);
            readWhole(response);
            return response;
        } catch (IOException | RuntimeException e) {
            close(response);
            if (late.get()) {
                SocketTimeoutException timeout =
                        new SocketTimeoutException("No whole answer within " + allowed + " ms");
                timeout.initCause(e);
                throw timeout;
            }
            throw e;
        } finally {
            alarm.cancel(false);
        }
    }

    /** Some operations take longer; what says so is for here only. */
    private long allowed(ClassicHttpRequest request) {
        Header longer = request.getFirstHeader(LONGER);
        request.removeHeaders(LONGER);
        return longer == null
                ? deadlineMs
                : Math.max(deadlineMs, Long.parseLong(longer.getValue()));
    }

    private void readWhole(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return;
        }
        byte[] body = entity.getContent().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            throw new IOException("The answer is larger than " + mostBytes + " bytes");
        }
        entity.close();
        ContentType type =
                entity.getContentType() == null
                        ? null
                        : ContentType.parseLenient(entity.getContentType());
        response.setEntity(new ByteArrayEntity(body, type, entity.getContentEncoding()));
    }

    private static void close(ClassicHttpResponse response) {
        if (response != null) {
            try {
                response.close();
            } catch (IOException e) {
                // The call has failed already; its connection is gone either way.
            }
        }
    }
}
