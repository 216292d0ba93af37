package io.github.dokucamel.gateway;

import io.github.dokucamel.settings.SendSettings;
import io.github.dokucamel.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The camel-http instance that talks to DOKU, private to this bundle: it repeats nothing, follows no
 * redirect, keeps no cookie, unpacks nothing, and its pool holds as many connections as there are
 * calls in flight. A host's own {@code http} component stays as it is.
 */
public final class GatewayComponent {

    private static final long LONGEST_CONNECT_MS = 10_000;

    private GatewayComponent() {}

    /** @param longest that any operation may take; {@link CallDeadline} ends the others before */
    public static HttpComponent create(
            Settings settings, ScheduledExecutorService timer, Duration longest) {
        HttpComponent http = new SealedComponent();
        http.setAutomaticRetriesDisabled(true);
        http.setRedirectHandlingDisabled(true);
        http.setContentCompressionDisabled(true);
        http.setCookieManagementDisabled(true);
        http.setAuthCachingDisabled(true);
        http.setConnectionStateDisabled(true);
        http.setUserAgent("doku-camel");
        http.setHeaderFilterStrategy(new GatewayHeaders());
        http.setCopyHeaders(false);
        long deadline = longest.toMillis();
        http.setConnectionRequestTimeout(deadline);
        http.setResponseTimeout(deadline);
        http.setClientConnectionManager(pool(settings.send(), deadline));
        http.setHttpClientConfigurer(builder -> configure(builder, settings.send(), timer));
        return http;
    }

    private static void configure(
            HttpClientBuilder builder, SendSettings send, ScheduledExecutorService timer) {
        send.proxy().ifPresent(proxy -> builder.setProxy(host(proxy)));
        builder.addExecInterceptorFirst(
                "call-deadline",
                new CallDeadline(timer, send.callDeadline().toMillis(), send.maxAnswerBytes()));
        // Before the deadline: what is added first last comes first.
        builder.addExecInterceptorFirst("call-slots", new CallSlots(send.inFlight()));
    }

    private static HttpHost host(URI proxy) {
        return new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort());
    }

    private static PoolingHttpClientConnectionManager pool(SendSettings send, long deadlineMs) {
        PoolingHttpClientConnectionManagerBuilder pool =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(GatewayConnection::of)
                        .setMaxConnTotal(send.inFlight())
                        .setMaxConnPerRoute(send.inFlight())
                        .setDefaultSocketConfig(
                                SocketConfig.custom()
                                        .setTcpNoDelay(true)
                                        .setSoTimeout(Timeout.ofMilliseconds(deadlineMs))
                                        .build())
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(
                                                connectTimeoutMs(send.callDeadline().toMillis()),
                                                TimeUnit.MILLISECONDS)
                                        .setSocketTimeout(Timeout.ofMilliseconds(deadlineMs))
                                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                        .setTimeToLive(TimeValue.ofSeconds(60))
                                        .build());
        return pool.setTlsSocketStrategy(GatewayTls.of(send)).build();
    }

    /** Well before the deadline: who has not even connected has certainly sent nothing. */
    private static long connectTimeoutMs(long deadlineMs) {
        return Math.min(deadlineMs * 3 / 4, LONGEST_CONNECT_MS);
    }
}
