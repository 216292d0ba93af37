package io.github.dokucamel.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Offers calls at a fixed rate, whether or not earlier ones have been answered: each is due at its
 * own time, and its latency counts from then, so that a server that stalls cannot slow the clock.
 */
final class OpenLoop {

    /** Calls under way at the same time at most; each has a connection that stays open. */
    private static final int CONNECTIONS = 64;

    /** @param sorted latencies of all calls, in nanoseconds */
    record Latencies(long[] sorted, double perSecond) {

        double milliseconds(double percent) {
            int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
            return sorted[Math.max(0, index)] / 1e6;
        }

        @Override
        public String toString() {
            return "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms at %.0f/s"
                    .formatted(
                            milliseconds(50),
                            milliseconds(99),
                            milliseconds(99.9),
                            milliseconds(100),
                            perSecond);
        }
    }

    private final int port;
    private final IntFunction<byte[]> calls;
    private final AtomicInteger next = new AtomicInteger();
    private long begin;

    private OpenLoop(int port, IntFunction<byte[]> calls) {
        this.port = port;
        this.calls = calls;
    }

    /**
     * @param calls the bytes of each call, from 0
     * @throws IOException one was not answered 200
     */
    static Latencies offer(int port, int count, int perSecond, IntFunction<byte[]> calls)
            throws Exception {
        return new OpenLoop(port, calls).run(count, TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    private Latencies run(int count, long pause) throws Exception {
        long[] latencies = new long[count];
        ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS);
        begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        try {
            List<Future<Object>> all =
                    IntStream.range(0, CONNECTIONS)
                            .mapToObj(i -> callers.submit(() -> call(latencies, pause)))
                            .toList();
            for (Future<Object> one : all) {
                one.get();
            }
        } finally {
            callers.shutdownNow();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Arrays.sort(latencies);
        return new Latencies(latencies, count / seconds);
    }

    private Object call(long[] latencies, long pause) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int i = next.getAndIncrement(); i < latencies.length; i = next.getAndIncrement()) {
                byte[] call = calls.apply(i);
                long due = begin + i * pause;
                for (long left = due - System.nanoTime();
                        left > 0;
                        left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                socket.getOutputStream().write(call);
                answered(in);
                latencies[i] = System.nanoTime() - due;
            }
        }
        return null;
    }

    private static void answered(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("Answered " + status);
        }
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
