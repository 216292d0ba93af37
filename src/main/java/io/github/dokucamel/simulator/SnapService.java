package io.github.dokucamel.simulator;

import java.util.List;
import java.util.stream.Stream;

/** What SNAP calls a service: two digits in the middle of every answer's code, known by the path. */
enum SnapService {
    TOKEN_B2B("73", "/access-token/b2b"),
    TOKEN_B2B2C("74", "/access-token/b2b2c"),
    VA_CREATE("27", "/transfer-va/create-va"),
    VA_UPDATE("28", "/transfer-va/update-va"),
    VA_DELETE("31", "/transfer-va/delete-va"),
    VA_STATUS("26", "/transfer-va/status"),
    BINDING("07", "/registration-account-binding"),
    UNBINDING("09", "/registration-account-unbinding"),
    CARD_BINDING("01", "/registration-card-bind"),
    CARD_UNBINDING("05", "/registration-card-unbind"),
    ACCOUNT_CREATION("06", "/registration-account-creation"),
    OTP("81", "/v1/otp"),
    OTP_VERIFICATION("04", "/otp-verification"),
    BALANCE("11", "/balance-inquiry"),
    DEBIT_PAYMENT("54", "/debit/payment-host-to-host"),
    DEBIT_STATUS("55", "/v1.0/debit/status"),
    DEBIT_CANCEL("57", "/v1/debit/cancel"),
    DEBIT_REFUND("58", "/v1/debit/refund"),
    QR_GENERATE("47", "/qr/qr-mpm-generate"),
    QR_QUERY("51", "/qr/qr-mpm-query"),
    QR_REFUND("78", "/qr/qr-mpm-refund"),
    ACCOUNT_INQUIRY("42", "/emoney/bank-account-inquiry"),
    TRANSFER("43", "/emoney/transfer-bank"),
    TRANSFER_STATUS("53", "/qr/qr-mpm-status"),
    /** Where no source tells the number of the service. */
    UNKNOWN("00", "");

    private final String code;
    private final String end;

    SnapService(String code, String end) {
        this.code = code;
        this.end = end;
    }

    static SnapService of(String path) {
        return Stream.of(values())
                .filter(service -> path.endsWith(service.end))
                .findFirst()
                .orElseThrow();
    }

    boolean isForToken() {
        return this == TOKEN_B2B || this == TOKEN_B2B2C;
    }

    /** Whether the call opens something to pay. */
    boolean opens() {
        return this == VA_CREATE || this == DEBIT_PAYMENT || this == QR_GENERATE;
    }

    /** Whether the call asks how an earlier one stands. */
    boolean asksStatus() {
        return List.of(VA_STATUS, DEBIT_STATUS, QR_QUERY, TRANSFER_STATUS).contains(this);
    }

    /** The two digits. */
    @Override
    public String toString() {
        return code;
    }
}
