package io.github.dokucamel.intake;

import java.util.function.Supplier;

/** A SNAP call that cannot be answered as asked, with what SNAP says then. */
public final class SnapRefusedException extends RuntimeException {

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
    public static SnapRefusedException unauthorized(String sender, Supplier<String> why) {
        return new SnapRefusedException(401, "00", "Unauthorized. Invalid Signature", sender, why);
    }

    /** The same for a token that is not to be trusted. */
    public static SnapRefusedException invalidToken(String sender, Supplier<String> why) {
        return new SnapRefusedException(401, "01", "Invalid Token (B2B)", sender, why);
    }

    /**
     * Another call has its X-EXTERNAL-ID.
     *
     * @param sender who it comes from, as it may stand in a log
     */
    public static SnapRefusedException conflict(String sender) {
        return new SnapRefusedException(
                409,
                "00",
                "Conflict",
                sender,
                () ->
                        "its X-EXTERNAL-ID came before on this day, with another body. Nothing was"
                                + " changed; if DOKU sent both, ask DOKU which one holds");
    }

    public static SnapRefusedException badRequest(String why) {
        return new SnapRefusedException(400, "00", "Bad Request", "somebody", () -> why);
    }

    /** @param field a name of ours, not one that came in */
    public static SnapRefusedException malformed(String field) {
        String words = "Invalid Field Format {" + field + "}";
        return new SnapRefusedException(400, "01", words, "somebody", () -> words);
    }

    /** @param field a name of ours, not one that came in */
    public static SnapRefusedException missing(String field) {
        String words = "Invalid Mandatory Field {" + field + "}";
        return new SnapRefusedException(400, "02", words, "somebody", () -> words);
    }

    public int status() {
        return status;
    }

    /** Two digits. */
    public String kase() {
        return kase;
    }

    public String sender() {
        return sender;
    }

    public String why() {
        return why.get();
    }
}
