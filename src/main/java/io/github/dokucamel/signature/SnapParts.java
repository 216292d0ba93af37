package io.github.dokucamel.signature;

/**
 * What is signed of a SNAP request, right or wrong.
 *
 * @param at the timestamp
 */
record SnapParts(String method, String path, String token, String digest, String at) {
    String joined(String by) {
        return String.join(by, method, path, token, digest, at);
    }

    String text() {
        return joined(":");
    }

    SnapParts withMethod(String other) {
        return new SnapParts(other, path, token, digest, at);
    }

    SnapParts withPath(String other) {
        return new SnapParts(method, other, token, digest, at);
    }

    SnapParts withToken(String other) {
        return new SnapParts(method, path, other, digest, at);
    }

    SnapParts withDigest(String other) {
        return new SnapParts(method, path, token, other, at);
    }

    SnapParts withTime(String other) {
        return new SnapParts(method, path, token, digest, other);
    }
}
