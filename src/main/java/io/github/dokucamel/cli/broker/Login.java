package io.github.dokucamel.cli.broker;

import io.github.dokucamel.signature.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A user of the embedded broker. */
public record Login(String user, Secret password) {

    private static final int RANDOM_BYTES = 32;

    /** With a password that nobody can guess: 43 characters of base64url. */
    static Login random(String user) {
        return new Login(user, Secret.of(unguessable()));
    }

    static String unguessable() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    boolean matches(@Nullable String givenUser, @Nullable String givenPassword) {
        // Both, whatever the first says: a wrong name is not told from a wrong password by time.
        boolean isPassword = password.matches(givenPassword);
        return Secret.of(user).matches(givenUser) && isPassword;
    }
}
