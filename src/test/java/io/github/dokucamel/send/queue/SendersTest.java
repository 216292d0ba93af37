package io.github.dokucamel.send.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SendersTest {

    private static final int MOST = 40;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicInteger sending = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch gate = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        context.disableJMX();
        context.addComponent("senders", new SendersComponent(may -> {}));
        context.getRegistry().bind("orders", new LinkedBlockingQueue<>());
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("senders:send?queue=#orders&senders=" + MOST + "&pollTimeout=100")
                                .process(exchange -> send());
                    }
                });
        context.start();
    }

    private void send() throws InterruptedException {
        threads.add(Thread.currentThread());
        sending.incrementAndGet();
        gate.await(30, TimeUnit.SECONDS);
        sending.decrementAndGet();
        sent.incrementAndGet();
    }

    @AfterEach
    void stop() {
        gate.countDown();
        context.stop();
    }

    private void offer(int orders) {
        ProducerTemplate template = context.createProducerTemplate();
        for (int i = 0; i < orders; i++) {
            template.sendBody("senders:send?queue=#orders", "order " + i);
        }
    }

    private long alive() {
        return threads.stream().filter(Thread::isAlive).count();
    }

    @Test
    void asManyAsThereIsWorkForAndNoMoreThanTheMost() {
        offer(10);
        await().until(() -> sending.get() == 10);
        offer(MOST);
        await().until(() -> sending.get() == MOST);
        assertEquals(MOST, threads.size());
        gate.countDown();
        await().until(() -> sent.get() == MOST + 10);
        assertEquals(MOST, threads.size());
    }

    @Test
    void oneOfThemStays() {
        offer(MOST);
        await().until(() -> sending.get() == MOST);
        gate.countDown();
        await().until(() -> sent.get() == MOST);
        await().until(() -> alive() <= 1);
        offer(1);
        await().until(() -> sent.get() == MOST + 1);
    }

    /** Whoever finds nothing goes at the moment when the one that stays takes a long call. */
    @Test
    void nothingWaitsWhileAllThatAreLeftAreBusy() {
        for (int i = 1; i <= 20; i++) {
            offer(1);
            int expected = i;
            await().until(() -> sending.get() == expected);
        }
    }

    @Test
    void whatIsBeingSentIsFinishedAtAStop() throws Exception {
        offer(5);
        await().until(() -> sending.get() == 5);
        Thread stop = new Thread(context::stop);
        stop.start();
        await().until(context::isStopping);
        gate.countDown();
        stop.join(TimeUnit.SECONDS.toMillis(30));
        assertEquals(5, sent.get());
    }
}
