package io.github.dokucamel.cli.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes on a connection: what is let through is read by the decoder behind as the same requests
 * with bodies of the same lengths, however the bytes were cut on their way.
 */
class FramingFuzz {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "GET /orders/INV%2F1 HTTP/1.1\r\nHost: x\r\n\r\n",
                        "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n{\"a\"}",
                        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\nX: y\r\n\r\n",
                        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2;ab=\r\n{}\r\n0\r\n\r\n",
                        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2;a=\"b;\";c\r\n{}\r\n0\r\n\r\n",
                        "GET / HTTP/1.0\r\n\r\nGET /b HTTP/1.1\r\nHost: y:80\r\nConnection: close\r\n\r\n",
                        "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
                        "OPTIONS * HTTP/1.1\r\nHost: x\r\nX: \u00e9\t\u00a0\r\n\r\n",
                        "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n",
                        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n",
                        "GET http://y/ HTTP/1.1\r\nHost: x\r\nContent-Length: 000\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Key1: x\r\n\r\n12345678",
                        "GET / HTTP/1.1\nHost: x\n\n")
                .map(text -> text.getBytes(ISO_8859_1));
    }

    @MethodSource("seeds")
    @FuzzTest
    void isReadInOneWay(byte[] bytes) {
        Passed whole = pass(bytes, bytes.length);
        assertEquals(whole, pass(bytes, 1), "cut into single bytes");
        assertEquals(whole.bodies(), decoded(bytes, whole.end()));
    }

    /**
     * What was let through before the first refusal.
     *
     * @param bodies lengths, one for each request that ended
     * @param end where the last of these ended
     */
    private record Passed(List<Long> bodies, int end, boolean isRefused) {}

    private static Passed pass(byte[] bytes, int piece) {
        Framing framing = new Framing();
        List<Long> bodies = new ArrayList<>();
        int end = 0;
        try {
            for (int at = 0; at < bytes.length; at += piece) {
                ByteBuffer part = ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at));
                while (framing.read(part)) {
                    assertTrue(framing.isBetween());
                    bodies.add(framing.bodyBytes());
                    end = part.position();
                }
            }
            return new Passed(bodies, end, false);
        } catch (BadRequestException e) {
            return new Passed(bodies, end, true);
        }
    }

    private static List<Long> decoded(byte[] bytes, int length) {
        HttpDecoderConfig config =
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(Framing.MOST_HEAD_BYTES)
                        .setMaxHeaderSize(Framing.MOST_HEAD_BYTES);
        EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder(config));
        channel.writeInbound(Unpooled.wrappedBuffer(bytes, 0, length));
        List<Long> bodies = new ArrayList<>();
        long body = 0;
        for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
            assertTrue(((HttpObject) read).decoderResult().isSuccess(), () -> "the decoder fails");
            body += read instanceof HttpContent content ? content.content().readableBytes() : 0;
            if (read instanceof LastHttpContent) {
                bodies.add(body);
                body = 0;
            }
            ReferenceCountUtil.release(read);
        }
        channel.finishAndReleaseAll();
        assertEquals(0, body, "a request that did not end");
        return bodies;
    }
}
