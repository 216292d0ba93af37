package io.github.dokucamel.cli.broker;

import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.signature.Secret;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The login that is made once where none is given. The file holds it in the words of the settings,
 * and is ours alone:
 *
 * <pre>
 * doku.jms.user = doku
 * doku.jms.password = ...
 * </pre>
 */
public final class LoginFile {

    private static final String NAME = "jms-credentials";
    private static final String USER = "doku.jms.user";
    private static final String PASSWORD = "doku.jms.password";

    private final Path file;

    public LoginFile(Path dataDir) {
        this.file = dataDir.resolve(NAME);
    }

    public Path path() {
        return file;
    }

    /**
     * @throws InvalidSettingException when what lies there is not such a file of ours
     * @throws IOException when it cannot be written or read
     */
    public Login readOrMake() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            make();
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw wrong("is no regular file");
        }
        if (!OursAlone.is(file)) {
            throw wrong(
                    "can be read or changed by others than its owner (chmod 600, and new ones)");
        }
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(in);
        } catch (IllegalArgumentException e) {
            throw wrong("cannot be understood");
        }
        String user = read.getProperty(USER, "");
        String password = read.getProperty(PASSWORD, "");
        if (user.isBlank() || password.isBlank()) {
            throw wrong("has no " + USER + " and " + PASSWORD);
        }
        return new Login(user.strip(), Secret.of(password.strip()));
    }

    private void make() throws IOException {
        Login made = Login.random("doku");
        String text =
                "%s = %s%n%s = %s%n"
                        .formatted(USER, made.user(), PASSWORD, made.password().revealed());
        try {
            OursAlone.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            // Another start was faster; its login is the one.
        }
    }

    private InvalidSettingException wrong(String what) {
        return new InvalidSettingException(
                file
                        + " "
                        + what
                        + "; delete it and a new one is made, or set doku.jms.user and"
                        + " doku.jms.password");
    }
}
