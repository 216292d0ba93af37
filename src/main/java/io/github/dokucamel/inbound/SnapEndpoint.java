package io.github.dokucamel.inbound;

import io.github.dokucamel.settings.SnapSettings;
import java.util.List;
import java.util.function.Function;

/** What DOKU calls here by SNAP. */
enum SnapEndpoint {
    TOKEN("73", one(SnapSettings::tokenPath)),
    VA_INQUIRY("24", one(SnapSettings::vaInquiryPath)),
    VA_PAYMENT("25", SnapSettings::vaPaymentPaths),
    DEBIT_NOTIFICATION("56", one(SnapSettings::debitNotifyPath)),
    /** Its number is that of the call which asked for the binding. */
    BINDING("07", SnapSettings::bindingPaths);

    private final String service;
    private final Function<SnapSettings, List<String>> paths;

    SnapEndpoint(String service, Function<SnapSettings, List<String>> paths) {
        this.service = service;
        this.paths = paths;
    }

    private static Function<SnapSettings, List<String>> one(Function<SnapSettings, String> path) {
        return settings -> List.of(path.apply(settings));
    }

    /** All that are listened on; none where it is not served. */
    List<String> paths(SnapSettings settings) {
        return paths.apply(settings);
    }

    /** Where it is listened on: as it was called, or the first where nothing is like that. */
    String path(SnapSettings settings, String called) {
        List<String> all = paths.apply(settings);
        return all.contains(called) ? called : all.get(0);
    }

    String service() {
        return service;
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
