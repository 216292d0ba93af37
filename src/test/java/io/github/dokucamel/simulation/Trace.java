package io.github.dokucamel.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/** All that happened, of which the end is kept and the whole has a digest. */
final class Trace {

    private static final int KEPT = Integer.getInteger("simulation.trace", 60);

    private final MessageDigest digest;
    private final Deque<String> last = new ArrayDeque<>();

    Trace() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(long at, String what) {
        String line = at + " " + what + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        last.addLast(line);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    /** Once, at the end. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    String end() {
        return String.join("", last);
    }
}
