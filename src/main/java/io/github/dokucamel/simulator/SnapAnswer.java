package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers of SNAP: {@code responseCode} is HTTP status, service and case. */
final class SnapAnswer {

    private static final String KIRIM = "/snap/";

    private SnapAnswer() {}

    static Refused refused(String path, int status, String reason, String message) {
        return new Refused(of(path, status, reason, message, Json.object()));
    }

    /** 401, case 00. */
    static Refused unauthorized(String path, String reason) {
        return refused(path, 401, "00", "Unauthorized. " + reason);
    }

    static Refused missing(String path, String field) {
        return refused(path, 400, "02", "Invalid Mandatory Field " + field);
    }

    static Refused malformed(String path, String field) {
        return refused(path, 400, "01", "Invalid Field Format " + field);
    }

    static Refused notFound(String path) {
        return refused(path, 404, "01", "Transaction Not Found");
    }

    static Refused notInThisState(String path) {
        return refused(path, 404, "00", "Invalid Transaction Status");
    }

    static Answer done(String path, ObjectNode members) {
        return of(path, 200, "00", "Successful", members);
    }

    private static Answer of(
            String path, int status, String reason, String message, ObjectNode members) {
        String code = status + SnapService.of(path).toString() + reason;
        ObjectNode body = Json.object();
        // DOKU's own samples of money transfers print the code as a number.
        if (path.startsWith(KIRIM)) {
            body.put("responseCode", Integer.parseInt(code));
        } else {
            body.put("responseCode", code);
        }
        body.put("responseMessage", message).setAll(members);
        return Answer.json(status, body, status < 300 ? "" : code);
    }
}
