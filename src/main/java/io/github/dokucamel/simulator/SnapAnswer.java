package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Answers of SNAP: {@code responseCode} is HTTP status, service and case. */
final class SnapAnswer {

    private static final String KIRIM = "/snap/";

    private SnapAnswer() {}

    static Answer refused(String path, int status, String reason, String message) {
        return of(path, status, reason, message, JsonNodeFactory.instance.objectNode());
    }

    /** 401, case 00. */
    static Answer unauthorized(String path, String reason) {
        return refused(path, 401, "00", "Unauthorized. " + reason);
    }

    static Answer missing(String path, String field) {
        return refused(path, 400, "02", "Invalid Mandatory Field " + field);
    }

    static Answer malformed(String path, String field) {
        return refused(path, 400, "01", "Invalid Field Format " + field);
    }

    static Answer notFound(String path) {
        return refused(path, 404, "01", "Transaction Not Found");
    }

    static Answer done(String path, ObjectNode members) {
        return of(path, 200, "00", "Successful", members);
    }

    private static Answer of(
            String path, int status, String reason, String message, ObjectNode members) {
        String code = status + SnapServices.of(path) + reason;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        // DOKU's own samples of money transfers print the code as a number.
        if (path.startsWith(KIRIM)) {
            body.put("responseCode", Integer.parseInt(code));
        } else {
            body.put("responseCode", code);
        }
        body.put("responseMessage", message);
        body.setAll(members);
        return new Answer(
                status,
                Answer.JSON,
                body.toString().getBytes(StandardCharsets.UTF_8),
                status < 300 ? "" : code);
    }
}
