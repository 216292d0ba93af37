package io.github.dokucamel.cli.door;

/** What is sent is no request of HTTP/1.1 as this server takes it; the connection ends with it. */
final class BadRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    private BadRequestException(int status, String why) {
        super(why, null, false, false);
        this.status = status;
    }

    static BadRequestException because(String why) {
        return new BadRequestException(400, why);
    }

    static BadRequestException tooLarge() {
        return new BadRequestException(
                431,
                "Line and headers of a request have at most %s bytes"
                        .formatted(Framing.MOST_HEAD_BYTES));
    }

    int status() {
        return status;
    }
}
