package io.github.dokucamel.cli.door;

import io.github.dokucamel.settings.NotificationSettings;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.settings.SnapSettings;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What DOKU calls: without our key, but with a signature, whose headers are there or nothing is read. */
final class DokuPaths {

    static final DokuPaths NONE = new DokuPaths();

    /** A form of Notify QRIS. */
    private static final int MOST_FORM_BYTES = 20_000;

    private static final List<String> NOTIFICATION =
            List.of("Client-Id", "Request-Id", "Request-Timestamp", "Signature");
    private static final List<String> TOKEN = List.of("X-CLIENT-KEY", "X-TIMESTAMP", "X-SIGNATURE");
    private static final List<String> SNAP =
            List.of("X-PARTNER-ID", "X-EXTERNAL-ID", "X-TIMESTAMP", "X-SIGNATURE");

    /**
     * One of them.
     *
     * @param headers without which no body is read
     */
    private record DokuPath(int mostBytes, List<String> headers) {}

    private final Map<String, DokuPath> paths = new HashMap<>();

    private DokuPaths() {}

    DokuPaths(Settings settings) {
        NotificationSettings plain = settings.notifications();
        if (plain.isEnabled()) {
            plain.paths().forEach(path -> add(path, plain.maxBytes(), NOTIFICATION));
        }
        plain.qrisPath().ifPresent(path -> add(path, MOST_FORM_BYTES, List.of()));
        SnapSettings snap = settings.snap();
        if (snap.inboundEnabled()) {
            add(snap.tokenPath(), plain.maxBytes(), TOKEN);
            Stream.concat(
                            Stream.of(snap.vaInquiryPath(), snap.debitNotifyPath()),
                            snap.vaPaymentPaths().stream())
                    .forEach(path -> add(path, plain.maxBytes(), SNAP));
        }
    }

    private void add(String path, int mostBytes, List<String> headers) {
        paths.put(withoutSlash(path), new DokuPath(mostBytes, headers));
    }

    /** A slash at its end is told of by who verifies the signature. */
    boolean contains(String path) {
        return paths.containsKey(withoutSlash(path));
    }

    /** Nothing of the body is read where the headers cannot be right, or nobody would. */
    Verdict judge(HttpServerRequest request) {
        DokuPath path = paths.get(withoutSlash(Door.path(request)));
        boolean isRead =
                path != null && path.headers.stream().allMatch(request.headers()::contains);
        return isRead ? Verdict.reads(path.mostBytes, false) : Verdict.BARE;
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
