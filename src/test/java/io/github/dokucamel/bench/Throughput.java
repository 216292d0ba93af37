package io.github.dokucamel.bench;

import io.github.dokucamel.simulator.Simulator;

/** Watches a gateway: how many calls per second between its first and its last one. */
final class Throughput extends Thread {

    private final Simulator gateway;
    private final long before;
    private volatile boolean watching = true;
    private long firstAt;
    private long firstCount;
    private long lastAt;
    private long lastCount;

    Throughput(Simulator gateway) {
        super("throughput");
        setDaemon(true);
        this.gateway = gateway;
        this.before = gateway.requestCount();
    }

    @Override
    public void run() {
        while (watching) {
            look();
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void look() {
        long count = gateway.requestCount() - before;
        long now = System.nanoTime();
        if (count > 0 && firstAt == 0) {
            firstAt = now;
            firstCount = count;
        }
        if (count > lastCount) {
            lastAt = now;
            lastCount = count;
        }
    }

    /** Calls per second. */
    double ended() throws InterruptedException {
        watching = false;
        join();
        look();
        return (lastCount - firstCount) * 1e9 / Math.max(1, lastAt - firstAt);
    }
}
