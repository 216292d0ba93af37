package io.github.dokucamel.simulator;

import java.util.Map;

/** The two digits in the middle of every SNAP answer's code, by the path that was called. */
final class SnapServices {

    static final String VA_STATUS = "26";
    static final String VA_CREATE = "27";
    static final String VA_UPDATE = "28";
    static final String VA_DELETE = "31";
    static final String QR_GENERATE = "47";
    static final String QR_QUERY = "51";
    static final String DEBIT_PAYMENT = "54";
    static final String DEBIT_STATUS = "55";
    static final String DEBIT_CANCEL = "57";
    static final String DEBIT_REFUND = "58";
    static final String QR_REFUND = "78";
    static final String TOKEN_B2B = "73";
    static final String TOKEN_B2B2C = "74";

    /** Where no source tells the number of the service. */
    private static final String UNKNOWN = "00";

    private static final Map<String, String> BY_END =
            Map.ofEntries(
                    Map.entry("/access-token/b2b", TOKEN_B2B),
                    Map.entry("/access-token/b2b2c", TOKEN_B2B2C),
                    Map.entry("/transfer-va/create-va", VA_CREATE),
                    Map.entry("/transfer-va/update-va", VA_UPDATE),
                    Map.entry("/transfer-va/delete-va", VA_DELETE),
                    Map.entry("/transfer-va/status", VA_STATUS),
                    Map.entry("/registration-account-binding", "07"),
                    Map.entry("/registration-account-unbinding", "09"),
                    Map.entry("/registration-card-bind", "01"),
                    Map.entry("/registration-card-unbind", "05"),
                    Map.entry("/registration-account-creation", "06"),
                    Map.entry("/v1/otp", "81"),
                    Map.entry("/otp-verification", "04"),
                    Map.entry("/balance-inquiry", "11"),
                    Map.entry("/debit/payment-host-to-host", DEBIT_PAYMENT),
                    Map.entry("/v1.0/debit/status", DEBIT_STATUS),
                    Map.entry("/v1/debit/cancel", DEBIT_CANCEL),
                    Map.entry("/v1/debit/refund", DEBIT_REFUND),
                    Map.entry("/qr/qr-mpm-generate", QR_GENERATE),
                    Map.entry("/qr/qr-mpm-query", QR_QUERY),
                    Map.entry("/qr/qr-mpm-refund", QR_REFUND),
                    Map.entry("/emoney/bank-account-inquiry", "42"),
                    Map.entry("/emoney/transfer-bank", "43"),
                    Map.entry("/qr/qr-mpm-status", "53"));

    private SnapServices() {}

    static String of(String path) {
        return BY_END.entrySet().stream()
                .filter(entry -> path.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(UNKNOWN);
    }

    static boolean isForToken(String path) {
        String service = of(path);
        return service.equals(TOKEN_B2B) || service.equals(TOKEN_B2B2C);
    }

    /** Whether the call asks how an earlier one stands. */
    static boolean asksStatus(String path) {
        String service = of(path);
        return service.equals(VA_STATUS)
                || service.equals(DEBIT_STATUS)
                || service.equals(QR_QUERY)
                || service.equals("53");
    }
}
