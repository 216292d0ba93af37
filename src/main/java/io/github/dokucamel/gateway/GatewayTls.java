package io.github.dokucamel.gateway;

import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.SendSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * TLS to DOKU: 1.3 and 1.2, and only suites whose recordings nobody can read later and whose bytes
 * nobody can change, whatever the JDK still allows.
 */
final class GatewayTls {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private static final List<String> CIPHERS =
            List.of("AES_256_GCM_SHA384", "AES_128_GCM_SHA256", "CHACHA20_POLY1305_SHA256");

    private static final List<String> KEYS =
            List.of("TLS_", "TLS_ECDHE_ECDSA_WITH_", "TLS_ECDHE_RSA_WITH_");

    private GatewayTls() {}

    /** @throws InvalidSettingException when the trust store cannot be read */
    static TlsSocketStrategy of(SendSettings send) {
        SSLContext trust =
                send.truststore().isPresent() ? trusting(send) : SSLContexts.createDefault();
        List<String> known = List.of(trust.getSupportedSSLParameters().getCipherSuites());
        String[] suites =
                KEYS.stream()
                        .flatMap(key -> CIPHERS.stream().map(key::concat))
                        .filter(known::contains)
                        .toArray(String[]::new);
        return new DefaultClientTlsStrategy(
                trust,
                PROTOCOLS,
                suites,
                SSLBufferMode.STATIC,
                HttpsSupport.getDefaultHostnameVerifier());
    }

    private static SSLContext trusting(SendSettings send) {
        char[] password =
                send.truststorePassword()
                        .map(secret -> secret.revealed().toCharArray())
                        .orElse(null);
        try {
            return SSLContextBuilder.create()
                    .loadTrustMaterial(send.truststore().orElseThrow(), password)
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidSettingException(
                    "doku.truststore.file: "
                            + send.truststore().orElseThrow()
                            + " cannot be read as a key store; check the file and"
                            + " doku.truststore.password",
                    e);
        }
    }
}
