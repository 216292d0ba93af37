package io.github.dokucamel.signature;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** The public key of an X.509 certificate that is valid now. */
final class CertificateKey {

    private CertificateKey() {}

    static PublicKey of(byte[] der, Instant now) {
        X509Certificate certificate;
        try {
            certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw PemKeys.damaged();
        }
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            throw new InvalidKeyFileException(
                    "holds a certificate that expired at %s (valid from %s); get the present one"
                            .formatted(until, from));
        }
        if (now.isBefore(from)) {
            throw new InvalidKeyFileException(
                    "holds a certificate that is valid only from %s (until %s); get the present one, or set the clock right"
                            .formatted(from, until));
        }
        return certificate.getPublicKey();
    }
}
