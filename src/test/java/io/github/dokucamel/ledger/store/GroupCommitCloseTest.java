package io.github.dokucamel.ledger.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.settings.LedgerAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

@Timeout(20)
class GroupCommitCloseTest {

    @TempDir private Path dir;
    private Database database;

    @BeforeEach
    void open() {
        database = Database.of(LedgerAddress.of(LedgerOnDisk.url(dir)), null);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void refusesWorkAfterItWasClosed() throws Exception {
        GroupCommit closed =
                new GroupCommit(
                        new Statements(database, Use.WRITE), CommitCount.NONE, database.trouble());
        closed.close();
        assertTrue(failureOf(closed) instanceof LedgerException);
    }

    @Test
    void whoComesWhileTheLedgerIsBeingClosedIsRefusedAndNotForgotten() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch mayClose = new CountDownLatch(1);
        Connection real = DriverManager.getConnection(LedgerOnDisk.url(dir));
        Connection slow =
                (Connection)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("close")) {
                                        closing.countDown();
                                        mayClose.await();
                                    }
                                    try {
                                        return method.invoke(real, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        GroupCommit late =
                new GroupCommit(
                        new Statements(giving(slow), Use.WRITE),
                        CommitCount.NONE,
                        database.trouble());
        Thread closer = new Thread(late::close);
        closer.start();
        closing.await();
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        Thread comer = new Thread(() -> refused.complete(failureOf(late)));
        comer.start();
        Awaitility.await().until(() -> comer.getState() == Thread.State.WAITING);
        mayClose.countDown();
        assertTrue(refused.get(10, TimeUnit.SECONDS) instanceof LedgerException);
        closer.join();
    }

    private static Database giving(Connection connection) {
        SQLiteDataSource given =
                new SQLiteDataSource() {
                    @Override
                    public Connection getConnection() {
                        return connection;
                    }
                };
        return Database.of(given, LedgerAddress.of("given"));
    }

    private static Throwable failureOf(GroupCommit late) {
        return assertThrows(Throwable.class, () -> late.commit(sql -> sql.update("DELETE FROM t")));
    }
}
