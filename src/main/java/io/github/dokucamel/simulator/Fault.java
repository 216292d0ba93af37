package io.github.dokucamel.simulator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One way in which a gateway, or something between it and its caller, misbehaves. {@code
 * docs/simulator.md} says of each what happens on the wire.
 */
public enum Fault {
    REFUSE(false),
    CONNECT_TIMEOUT(false),
    RESET_BEFORE(false),
    RESET_AFTER(true),
    CLOSE_BEFORE(false),
    CLOSE_AFTER(true),
    SILENT_BEFORE(false),
    SILENT_AFTER(true),
    LATE(true),
    DRIBBLE(true),
    HALF_HEADERS(true),
    HALF_BODY(true),
    HALF_CHUNK(true),
    SHORT_LENGTH(true),
    TWO_ANSWERS(true),
    INTERIM(true),
    GARBAGE(true),
    EMPTY(true),
    BROKEN_JSON(true),
    NO_SUCCESS_MEMBER(true),
    OTHER_INVOICE(true),
    WRONG_CONTENT_TYPE(true),
    WRONG_RESPONSE_SIGNATURE(true),
    NO_RESPONSE_SIGNATURE(true),
    GZIP(true),
    GZIP_BOMB(true),
    HUGE_BODY(true),
    HTTP_200_HTML(false),
    HTTP_204(true),
    HTTP_400_HTML(false),
    HTTP_401(false),
    HTTP_403_HTML(false),
    HTTP_404_HTML(false),
    HTTP_407(false),
    HTTP_408(false),
    HTTP_425(false),
    HTTP_429(false),
    HTTP_500(false),
    HTTP_500_AFTER(true),
    HTTP_502_HTML(false),
    HTTP_502_AFTER(true),
    HTTP_503(false),
    HTTP_503_AFTER(true),
    HTTP_504(false),
    HTTP_504_AFTER(true),
    HTTP_520_HTML(true),
    REDIRECT_301(false),
    REDIRECT_302(false),
    REDIRECT_303(false),
    REDIRECT_307(false),
    REDIRECT_308(false),
    REPLAY_409(true),
    ERROR_409(true),
    DECLINED_A(false),
    DECLINED_B(false),
    DECLINED_C(false),
    DECLINED_D(false),
    DECLINED_E(false),
    CLOCK(false),
    INVALID_SIGNATURE(false),
    INVALID_CLIENT_ID(false),
    MERCHANT_NOT_ACTIVE(false),
    NOTIFY_DUPLICATE(false),
    NOTIFY_REORDER(false),
    NOTIFY_DELAY(false),
    NOTIFY_NEW_ID(false),
    NOTIFY_FORGE(false),
    NOTIFY_FORGE_BODY(false),
    NOTIFY_DROP(false);

    private final boolean processed;

    Fault(boolean processed) {
        this.processed = processed;
    }

    /** Whether the order is opened all the same: a repeat is then answered 409 with its page. */
    public boolean isProcessed() {
        return processed;
    }

    /** Whether nobody can connect while it lasts, whatever the invoice number. */
    public boolean isOutage() {
        return this == REFUSE || this == CONNECT_TIMEOUT;
    }

    /** Whether it hits what the simulator sends, and never what it is sent. */
    public boolean isOfNotifications() {
        return name().startsWith("NOTIFY_");
    }

    /** Whether the caller gets no reply to read. */
    boolean isMute() {
        return this == GARBAGE || name().matches("(RESET|CLOSE|SILENT)_.*");
    }

    boolean isHtml() {
        return name().endsWith("_HTML");
    }

    boolean isRedirect() {
        return name().startsWith("REDIRECT_");
    }

    /** Whether the time it takes can be chosen. */
    boolean takesTime() {
        return this == LATE || this == DRIBBLE || this == NOTIFY_DELAY;
    }

    /** The status in the name, e.g. 503 of {@code http-503-after}; empty where there is none. */
    Optional<Integer> status() {
        return Stream.of(name().split("_"))
                .filter(part -> part.matches("\\d{3}"))
                .map(Integer::valueOf)
                .findFirst();
    }

    static Optional<Fault> named(String name) {
        return Stream.of(values()).filter(fault -> fault.toString().equals(name)).findFirst();
    }

    /** As it is written everywhere, e.g. {@code http-500-after}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
