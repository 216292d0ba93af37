package io.github.dokucamel.cli.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {

    private static final String HOST = "Host: x\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRI * HTTP/2.0\r\n\r\n",
                "GET / HTTP/0.9\r\n",
                "GET / HTTP/1.2\r\n",
                "GET / http/1.1\r\n",
                "GET  / HTTP/1.1\r\n",
                "GET / HTTP/1.1 \r\n",
                "GET /a b HTTP/1.1\r\n",
                "GET\t/ HTTP/1.1\r\n",
                "G:T / HTTP/1.1\r\n",
                "GET /é HTTP/1.1\r\n",
                "GET / HTTP/1.1\n",
                "GET / HTTP/1.1\r\r\n",
                "GET / HTTP/1.1\rX",
                " GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nhost: y\r\n",
                "GET / HTTP/1.0\r\nHost: x\r\nHost: x\r\n",
                "GET / HTTP/1.1\r\nHost: x/y\r\n",
                "GET / HTTP/1.1\r\nHost: x, y\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: 1\r\n 2\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: 1\r\n\t2\r\n",
                "GET / HTTP/1.1\r\n X: 1\r\n",
                "GET / HTTP/1.1\r\nHost : x\r\n",
                "GET / HTTP/1.1\r\nHost\r\n",
                "GET / HTTP/1.1\r\n: x\r\n",
                "GET / HTTP/1.1\r\nX Y: 1\r\n",
                "GET / HTTP/1.1\r\nX: \u0000\r\n",
                "GET / HTTP/1.1\r\nX: \u007f\r\n",
                "GET / HTTP/1.1\r\nX: 1\nY: 2\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 1\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x1\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999999999\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\r\n chunked\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
            })
    void refusesAHeadThatCanBeReadInTwoWays(String head) {
        assertThrows(BadRequestException.class, () -> read(head));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "x\r\n",
                "-1\r\n",
                "+1\r\n",
                "0x1\r\n",
                " 1\r\n",
                "1 \r\n",
                "1\n",
                "100000000\r\n",
                "1\r\nab\r\n",
                "1\r\na\n",
                "1\r\na0\r\n\r\n",
                "0\r\nX y: 1\r\n",
                "0\r\nX: 1\r\n 2\r\n",
                "1;\u0001\r\n",
                "1;\r\n",
                "1;a=\r\n",
                "1;a b\r\n",
                "1;a=\"b\r\n",
            })
    void refusesChunksThatCanBeReadInTwoWays(String chunks) {
        assertThrows(
                BadRequestException.class,
                () ->
                        read(
                                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + chunks));
    }

    @Test
    void boundsAHeadAndAChunkLine() {
        String start = "GET / HTTP/1.1\r\n" + HOST;
        assertEquals(
                431,
                assertThrows(
                                BadRequestException.class,
                                () -> read(start + "X: " + "x".repeat(Framing.MOST_HEAD_BYTES)))
                        .status());
        assertThrows(BadRequestException.class, () -> read(start + "X: 1\r\n".repeat(50_000)));
        assertThrows(BadRequestException.class, () -> read("\r\n".repeat(50_000)));
        String chunked = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertThrows(BadRequestException.class, () -> read(chunked + "1;" + "x".repeat(1_000)));
        assertThrows(
                BadRequestException.class,
                () -> read(chunked + "0\r\n" + "X: 1\r\n".repeat(50_000)));
    }

    /** In whatever pieces they come, requests end where they end. */
    @Property(tries = 500)
    void findsTheEndOfEachRequest(
            @ForAll("requests") List<String> requests,
            @ForAll @IntRange(min = 1, max = 40) int piece)
            throws BadRequestException {
        byte[] all = String.join("", requests).getBytes(ISO_8859_1);
        List<Integer> ends = new ArrayList<>();
        Framing framing = new Framing();
        for (int at = 0; at < all.length; at += piece) {
            ByteBuffer bytes = ByteBuffer.wrap(all, at, Math.min(piece, all.length - at));
            while (bytes.hasRemaining()) {
                if (framing.read(bytes)) {
                    ends.add(bytes.position());
                }
            }
        }
        List<Integer> expected = new ArrayList<>();
        int end = 0;
        for (String request : requests) {
            end += request.length();
            expected.add(end);
        }
        assertEquals(expected, ends);
        assertTrue(framing.isBetween());
    }

    @Provide
    Arbitrary<List<String>> requests() {
        String chunked = "POST /a HTTP/1.1\r\nHost: x\r\ntransfer-encoding:  Chunked \r\n\r\n";
        return Arbitraries.of(
                        "GET / HTTP/1.1\r\nHost: x:8080\r\n\r\n",
                        "\r\nGET /?a=b HTTP/1.1\r\nHost:\r\nX:\r\nY: \té\r\n\r\n",
                        "GET / HTTP/1.0\r\n\r\n",
                        "POST /a HTTP/1.1\r\nHost: [::1]:80\r\nContent-Length: 0\r\n\r\n",
                        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n",
                        chunked + "0\r\n\r\n",
                        chunked + "5\r\n0\r\n\r\n\r\n00a;x=y\r\n0123456789\r\n0\r\nX: 1\r\n\r\n")
                .list()
                .ofMaxSize(5);
    }

    @Test
    void countsTheBytesOfABody() throws BadRequestException {
        Framing framing = new Framing();
        framing.read(bytes("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1234"));
        assertEquals(4, framing.bodyBytes());
        framing.read(bytes("56789"));
        assertEquals(9, framing.bodyBytes());
        framing.read(
                bytes(
                        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc"));
        assertEquals(3, framing.bodyBytes());
    }

    private static void read(String text) throws BadRequestException {
        ByteBuffer bytes = bytes(text);
        Framing framing = new Framing();
        while (bytes.hasRemaining()) {
            framing.read(bytes);
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }
}
