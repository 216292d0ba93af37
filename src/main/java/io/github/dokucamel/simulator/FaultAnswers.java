package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The faults that are an answer of DOKU's, in the words of either scheme. */
final class FaultAnswers {

    private FaultAnswers() {}

    /** Empty for a fault that is none. */
    static Optional<Answer> of(Fault fault, ReceivedRequest request, boolean isSnap) {
        Optional<Answer> snap =
                isSnap
                        ? Optional.ofNullable(snap(fault, request.path())).map(Refused::answer)
                        : Optional.empty();
        return snap.or(() -> Optional.ofNullable(plain(fault, request)));
    }

    /** A decline comes in each of the five envelopes in which DOKU reports an error. */
    private static Answer plain(Fault fault, ReceivedRequest request) {
        return switch (fault) {
            case DECLINED_A ->
                    Answer.error(400, "INVALID_PARAMETER", "The simulator declines this call");
            case DECLINED_B -> Answer.messages("message", "PAYMENT CHANNEL IS INACTIVE");
            case DECLINED_C -> Answer.messages("error_messages", "ORDER.AMOUNT INVALID");
            case DECLINED_D -> request.outside(400, "Bad Request");
            case DECLINED_E -> Answer.json(400, failed(), "");
            case CLOCK -> Answer.OUT_OF_TIME;
            case INVALID_SIGNATURE -> Answer.INVALID_SIGNATURE;
            case INVALID_CLIENT_ID -> Answer.INVALID_CLIENT_ID;
            case MERCHANT_NOT_ACTIVE ->
                    Answer.error(403, "MERCHANT_NOT_ACTIVE", "Merchant is not active");
            case ERROR_409 -> Answer.IN_PROGRESS;
            case HTTP_500, HTTP_500_AFTER -> request.outside(500, "Internal Server Error");
            default -> null;
        };
    }

    private static ObjectNode failed() {
        return Json.object()
                .put("status", "FAILED")
                .put("response_code", "05")
                .put("response_message", "DECLINED");
    }

    private static Refused snap(Fault fault, String path) {
        return switch (fault) {
            case DECLINED_A, DECLINED_B, DECLINED_C, DECLINED_E ->
                    SnapAnswer.refused(path, 403, "15", "Transaction Not Permitted");
            case CLOCK -> SnapAnswer.unauthorized(path, "Timestamp");
            case INVALID_SIGNATURE -> SnapAnswer.unauthorized(path, "Signature");
            case INVALID_CLIENT_ID -> SnapAnswer.unauthorized(path, "Unknown Client");
            case MERCHANT_NOT_ACTIVE -> SnapAnswer.refused(path, 403, "19", "Merchant Blacklisted");
            case ERROR_409 -> SnapAnswer.refused(path, 409, "00", "Conflict");
            case HTTP_500, HTTP_500_AFTER -> SnapAnswer.refused(path, 500, "00", "General Error");
            default -> null;
        };
    }
}
