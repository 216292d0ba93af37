package io.github.dokucamel.settings;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** An RSA key pair for a run with the embedded simulator, made when it is used first. */
final class ThrowAwayKey {

    private static final int BITS = 2048;

    private KeyPair pair;

    synchronized KeyPair pair() {
        if (pair == null) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                pair = generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this JDK makes no RSA keys", e);
            }
        }
        return pair;
    }

    synchronized boolean isMade() {
        return pair != null;
    }
}
