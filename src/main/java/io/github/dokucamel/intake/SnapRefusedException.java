package io.github.dokucamel.intake;

import java.util.function.Supplier;

/** A SNAP call that cannot be answered as asked, with what SNAP says then. */
final class SnapRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String kase;
    private final String sender;
    private final transient Supplier<String> why;

    private SnapRefusedException(
            int status, String kase, String message, String sender, Supplier<String> why) {
        super(message);
        this.status = status;
        this.kase = kase;
        this.sender = sender;
        this.why = why;
    }

    /**
     * The signature does not hold, or may not count.
     *
     * @param sender who it claims to come from, as it may stand in a log
     * @param why for the log; shows no secret, no token and no signature
     */
    static SnapRefusedException unauthorized(String sender, Supplier<String> why) {
        return new SnapRefusedException(401, "00", "Unauthorized. Invalid Signature", sender, why);
    }

    /** The same for a token that is not to be trusted. */
    static SnapRefusedException invalidToken(String sender, Supplier<String> why) {
        return new SnapRefusedException(401, "01", "Invalid Token (B2B)", sender, why);
    }

    static SnapRefusedException badRequest(String why) {
        return new SnapRefusedException(400, "00", "Bad Request", "somebody", () -> why);
    }

    /** @param field a name of ours, not one that came in */
    static SnapRefusedException malformed(String field) {
        String words = "Invalid Field Format {" + field + "}";
        return new SnapRefusedException(400, "01", words, "somebody", () -> words);
    }

    /** @param field a name of ours, not one that came in */
    static SnapRefusedException missing(String field) {
        String words = "Invalid Mandatory Field {" + field + "}";
        return new SnapRefusedException(400, "02", words, "somebody", () -> words);
    }

    int status() {
        return status;
    }

    /** Two digits. */
    String kase() {
        return kase;
    }

    String sender() {
        return sender;
    }

    String why() {
        return why.get();
    }
}
