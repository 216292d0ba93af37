package io.github.dokucamel.cli.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One connection on which a client, or a proxy for many of them, sends call after call. */
class VisitTest {

    private static final String GET = "GET /orders/A HTTP/1.1\r\nHost: a\r\n\r\n";

    private final Visit visit =
            new Visit(
                    new Visits(
                            new Limits(10, Duration.ofSeconds(9), Descriptors.OWN),
                            address -> true,
                            new BodyBytes(1_000_000, () -> {})),
                    InetAddress.getLoopbackAddress());

    private final EmbeddedChannel channel = new EmbeddedChannel(visit);

    private void sends(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private String letThrough() {
        StringBuilder all = new StringBuilder();
        for (ByteBuf part = channel.readInbound(); part != null; part = channel.readInbound()) {
            all.append(part.toString(StandardCharsets.US_ASCII));
            part.release();
        }
        return all.toString();
    }

    /** Else the body would be read as a call of its own, and nobody's header would be before it. */
    @Test
    void whatComesLaterStaysBehindWhatWaits() {
        String head =
                "POST /notifications HTTP/1.1\r\nHost: a\r\nContent-Length: "
                        + GET.length()
                        + "\r\n\r\n";
        sends(GET);
        assertEquals(GET, letThrough());
        sends(head);
        assertEquals("", letThrough());

        visit.answered();
        sends(GET);

        assertEquals(head + GET, letThrough());
        assertFalse(visit.isRefused());
    }
}
