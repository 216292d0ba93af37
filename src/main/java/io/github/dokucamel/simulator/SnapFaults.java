package io.github.dokucamel.simulator;

import java.util.Optional;

/** Faults that are an answer of DOKU's, in SNAP's words. */
final class SnapFaults {

    private SnapFaults() {}

    /** Empty for a fault that looks the same in either scheme. */
    static Optional<Answer> of(Fault fault, String path) {
        return switch (fault) {
            case DECLINED_A, DECLINED_B, DECLINED_C, DECLINED_E ->
                    refused(path, 403, "15", "Transaction Not Permitted");
            case CLOCK -> refused(path, 401, "00", "Unauthorized. Timestamp");
            case INVALID_SIGNATURE -> refused(path, 401, "00", "Unauthorized. Signature");
            case INVALID_CLIENT_ID -> refused(path, 401, "00", "Unauthorized. Unknown Client");
            case MERCHANT_NOT_ACTIVE -> refused(path, 403, "19", "Merchant Blacklisted");
            case ERROR_409 -> refused(path, 409, "00", "Conflict");
            case HTTP_500, HTTP_500_AFTER -> refused(path, 500, "00", "General Error");
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> refused(
            String path, int status, String reason, String message) {
        return Optional.of(SnapAnswer.refused(path, status, reason, message));
    }
}
