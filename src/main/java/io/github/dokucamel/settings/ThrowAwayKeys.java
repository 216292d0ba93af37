package io.github.dokucamel.settings;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** Two RSA key pairs for a run with the embedded simulator, each made when it is used first. */
final class ThrowAwayKeys {

    private static final int BITS = 2048;

    private KeyPair merchant;
    private KeyPair doku;

    synchronized KeyPair merchant() {
        if (merchant == null) {
            merchant = pair();
        }
        return merchant;
    }

    synchronized KeyPair doku() {
        if (doku == null) {
            doku = pair();
        }
        return doku;
    }

    synchronized boolean areMade() {
        return merchant != null || doku != null;
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK makes no RSA keys", e);
        }
    }
}
