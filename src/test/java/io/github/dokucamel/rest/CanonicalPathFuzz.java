package io.github.dokucamel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vertx.core.http.impl.HttpUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any path: those that are let through mean the same to everybody who puts paths right. */
class CanonicalPathFuzz {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "/",
                        "/orders/INV%2F2026%2F1",
                        "/orders/INV-1/replay",
                        "/operations/card-refund/calls/a%2Fb",
                        "/operations/card-refund/calls/%C3%A9%20x",
                        "/v1.1/transfer-va/inquiry",
                        "/notifications/../orders",
                        "/notifications/%2E%2e//orders",
                        "/orders/..;/x",
                        "/orders/..%2F..%2Fobserve/health",
                        "/orders/%F0%9F%98%80%EF%BF%BF",
                        "/orders/%25%32%45",
                        "*",
                        "http://x/orders")
                .map(path -> path.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void isOnePathToEverybody(byte[] bytes) {
        String path = new String(bytes, StandardCharsets.UTF_8);
        if (!CanonicalPath.is(path)) {
            return;
        }
        assertEquals(path, HttpUtils.normalizePath(path));
        assertEquals(path, URI.create("http://x" + path).normalize().getRawPath());
        String meant = URI.create("http://x" + path).getPath();
        assertFalse(meant.contains("//") && !path.contains("%2F"), meant);
        assertFalse((meant + "/").contains("/../") || (meant + "/").contains("/./"), meant);
        assertTrue(meant.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == '\\'), meant);
        for (String segment : path.substring(1).split("/")) {
            assertEquals(path.equals("/"), segment.isEmpty());
            Query.decode(segment.replace("+", "%2B"));
        }
    }
}
