package io.github.dokucamel.inbound;

import io.github.dokucamel.settings.SnapSettings;
import java.util.function.Function;

/** What DOKU calls here by SNAP. */
enum SnapEndpoint {
    TOKEN("73", SnapSettings::tokenPath),
    VA_INQUIRY("24", SnapSettings::vaInquiryPath),
    VA_PAYMENT("25", SnapSettings::vaPaymentPath),
    DEBIT_NOTIFICATION("56", SnapSettings::debitNotifyPath);

    private final String service;
    private final Function<SnapSettings, String> path;

    SnapEndpoint(String service, Function<SnapSettings, String> path) {
        this.service = service;
        this.path = path;
    }

    /** Where it is listened on. */
    String path(SnapSettings settings) {
        return path.apply(settings);
    }

    /**
     * A response code of this endpoint.
     *
     * @param status of HTTP
     * @param kase two digits
     */
    String code(int status, String kase) {
        return status + service + kase;
    }
}
