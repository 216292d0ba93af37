package io.github.dokucamel.settings;

import io.github.dokucamel.signature.InvalidKeyFileException;
import io.github.dokucamel.signature.PemKeys;
import io.github.dokucamel.signature.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the SNAP keys of merchants; the embedded simulator's merchant needs no files. */
final class SnapKeyFiles {

    /** Bytes; no key is as large. */
    private static final int LARGEST = 65_536;

    private final Values values;
    private final boolean simulator;
    private final Clock clock;
    final ThrowAwayKey merchantKey = new ThrowAwayKey();
    final ThrowAwayKey dokuKey = new ThrowAwayKey();

    /**
     * @param simulator whether the gateway is the embedded one
     * @param clock by which certificates are judged
     */
    SnapKeyFiles(Values values, boolean simulator, Clock clock) {
        this.values = values;
        this.simulator = simulator;
        this.clock = clock;
    }

    /**
     * The keys of one merchant; null when it has none.
     *
     * @throws InvalidSettingException naming the setting and its file
     */
    SnapKeys of(String alias, Secret secretKey, Secret previousSecretKey) {
        Optional<String> file = MerchantSetting.PRIVATE_KEY_FILE.value(values, alias);
        boolean made = file.isEmpty() && simulator && alias.equals("default");
        if (file.isEmpty() && !made) {
            if (MerchantSetting.anySnapKeyFor(values, alias)) {
                values.missing(
                        "%s is missing; without it the other SNAP keys of merchant %s are of no use"
                                .formatted(MerchantSetting.PRIVATE_KEY_FILE.name(alias), alias));
            }
            return null;
        }
        Optional<Secret> shared = secret(MerchantSetting.SHARED_KEY, alias);
        return new SnapKeys(
                made ? () -> merchantKey.pair().getPrivate() : read(alias, file.get()),
                dokuPublicKey(alias),
                shared.orElse(secretKey),
                shared.isPresent() ? null : previousSecretKey,
                secret(MerchantSetting.INBOUND_SHARED_KEY, alias).orElse(null));
    }

    /** The simulator's half of what this merchant takes for DOKU's key; null when it has none. */
    Supplier<PrivateKey> dokuPrivateKey(String alias) {
        return simulator && MerchantSetting.DOKU_PUBLIC_KEY_FILE.value(values, alias).isEmpty()
                ? () -> dokuKey.pair().getPrivate()
                : null;
    }

    private Optional<Secret> secret(MerchantSetting setting, String alias) {
        return setting.value(values, alias).map(v -> Values.secret(setting.name(alias), v));
    }

    private Supplier<PrivateKey> read(String alias, String file) {
        MerchantSetting setting = MerchantSetting.PRIVATE_KEY_PASSPHRASE;
        Secret passphrase =
                setting.value(values, alias)
                        .map(v -> Values.secret(setting.name(alias), v))
                        .orElse(null);
        String name = MerchantSetting.PRIVATE_KEY_FILE.name(alias);
        String pem = text(name, file);
        try {
            PrivateKey key = PemKeys.privateKey(pem, passphrase);
            return () -> key;
        } catch (InvalidKeyFileException e) {
            throw new InvalidSettingException(
                    wrong(name, file, e.getMessage())
                            + (e.aboutPassphrase() ? " (" + setting.name(alias) + ")" : ""));
        }
    }

    private Supplier<PublicKey> dokuPublicKey(String alias) {
        MerchantSetting setting = MerchantSetting.DOKU_PUBLIC_KEY_FILE;
        Optional<String> file = setting.value(values, alias);
        if (file.isEmpty()) {
            return simulator ? () -> dokuKey.pair().getPublic() : null;
        }
        String name = setting.name(alias);
        String pem = text(name, file.get());
        try {
            PublicKey key = PemKeys.publicKey(pem, clock.instant());
            return () -> key;
        } catch (InvalidKeyFileException e) {
            throw new InvalidSettingException(wrong(name, file.get(), e.getMessage()));
        }
    }

    private static String text(String name, String file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new InvalidSettingException(
                    wrong(name, file, "does not exist; correct the name of the file"));
        } catch (IOException e) {
            throw new InvalidSettingException(
                    wrong(
                            name,
                            file,
                            "cannot be read; it has to be a file that this process may read"));
        }
        if (bytes.length > LARGEST) {
            throw new InvalidSettingException(
                    wrong(name, file, "is too large for a key; correct the name of the file"));
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String wrong(String name, String file, String rule) {
        return name + ": " + file + " " + rule;
    }
}
