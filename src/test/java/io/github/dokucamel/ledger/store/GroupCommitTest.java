package io.github.dokucamel.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.settings.LedgerAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class GroupCommitTest {

    private static final int THREADS = 32;
    private static final int EACH = 20;

    @TempDir private Path dir;
    private Database database;
    private GroupCommit writer;
    private Connection reader;

    @BeforeEach
    void open() throws SQLException {
        String url = "jdbc:sqlite:" + dir.resolve("a.db");
        reader = DriverManager.getConnection(url);
        database = Database.of(LedgerAddress.of(url), null);
        Statements statements = new Statements(database, Use.WRITE);
        statements.update("CREATE TABLE t (n INTEGER PRIMARY KEY)");
        statements.commit();
        writer = new GroupCommit(statements, CommitCount.NONE, database.trouble());
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        reader.close();
        database.close();
    }

    private Integer insert(int n) {
        return writer.commit(sql -> sql.update("INSERT INTO t VALUES (?)", n) * n);
    }

    private long rows(String where) throws SQLException {
        try (var sql = reader.createStatement();
                var found = sql.executeQuery("SELECT COUNT(*) FROM t WHERE " + where)) {
            return found.getLong(1);
        }
    }

    @Test
    void makesTheWorkOfManyThreadsDurableAndGivesEachItsOwnResult() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> done = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int first = t * EACH;
            done.add(
                    pool.submit(
                            () -> {
                                start.await();
                                for (int n = first; n < first + EACH; n++) {
                                    assertEquals(n, insert(n));
                                    assertEquals(1, seen(n));
                                }
                                return null;
                            }));
        }
        start.countDown();
        for (Future<?> one : done) {
            one.get(20, TimeUnit.SECONDS);
        }
        pool.shutdown();
        assertEquals(THREADS * EACH, rows("true"));
    }

    private synchronized long seen(int n) throws SQLException {
        return rows("n = " + n);
    }

    @Test
    void oneFailingWorkFailsAloneInAGroup() throws Exception {
        insert(7);
        List<Future<Integer>> done = together(List.of(1, 2, 7, 3, 4));
        assertEquals(1, done.get(0).get());
        assertEquals(2, done.get(1).get());
        assertEquals(3, done.get(3).get());
        assertEquals(4, done.get(4).get());
        ExecutionException failed = assertThrows(ExecutionException.class, () -> done.get(2).get());
        assertTrue(failed.getCause() instanceof LedgerException, failed.toString());
        assertEquals(5, rows("true"));
    }

    /** Lets all of them queue up behind one commit, so that they share the next. */
    private List<Future<Integer>> together(List<Integer> numbers) throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch queued = new CountDownLatch(1);
        ExecutorService pool = Executors.newCachedThreadPool();
        Future<?> first =
                pool.submit(
                        () ->
                                writer.commit(
                                        sql -> {
                                            inside.countDown();
                                            awaitQuietly(queued);
                                            return null;
                                        }));
        inside.await();
        List<Thread> threads = new ArrayList<>();
        List<Future<Integer>> done = new ArrayList<>();
        for (int n : numbers) {
            CountDownLatch running = new CountDownLatch(1);
            done.add(
                    pool.submit(
                            () -> {
                                threads.add(Thread.currentThread());
                                running.countDown();
                                return insert(n);
                            }));
            running.await();
            Thread last = threads.get(threads.size() - 1);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> last.getState() == Thread.State.WAITING);
        }
        queued.countDown();
        first.get();
        pool.shutdown();
        assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
        return done;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failedWorkLeavesNothingBehind() throws Exception {
        assertThrows(
                LedgerException.class,
                () ->
                        writer.commit(
                                sql -> {
                                    sql.update("INSERT INTO t VALUES (1)");
                                    throw new SQLException("afterwards");
                                }));
        insert(2);
        assertEquals(0, rows("n = 1"));
        assertEquals(1, rows("n = 2"));
    }

    @Test
    void anErrorInsideTheWorkLeavesNothingBehindAndStopsNobodyElse() throws Exception {
        LedgerException failed =
                assertThrows(
                        LedgerException.class,
                        () ->
                                writer.commit(
                                        sql -> {
                                            sql.update("INSERT INTO t VALUES (1)");
                                            throw new StackOverflowError("too deep");
                                        }));
        assertTrue(failed.getCause() instanceof StackOverflowError);
        insert(2);
        assertEquals(0, rows("n = 1"));
        assertEquals(1, rows("n = 2"));
    }

    @Test
    void damageThatAReaderFindsDuringACommitEndsAllWriting() throws Exception {
        int malformed = 11;
        writer.commit(
                sql -> {
                    writer.note(new SQLException("malformed", "", malformed));
                    return sql.update("INSERT INTO t VALUES (1)");
                });
        assertThrows(LedgerException.class, () -> insert(2));
        assertEquals(0, rows("n = 2"));
        assertTrue(writer.lastTrouble().isPresent());
    }

    @Test
    void whoeverIsToldOfACommitCannotUndoIt() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        writer.whenWritten(
                () -> {
                    throw new RejectedExecutionException("stopping");
                });

        int written =
                writer.commit(
                        sql -> {
                            runs.incrementAndGet();
                            return sql.update("INSERT INTO t VALUES (?)", 7);
                        });

        assertEquals(1, written);
        assertEquals(1, runs.get());
        assertEquals(1, rows("n = 7"));
        assertTrue(writer.lastTrouble().isEmpty());
    }
}
