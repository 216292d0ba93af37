package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.store.Transactions.Work;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One writing connection whose commits are shared: whoever holds it commits the work of everybody
 * who waits, so that sixty-four senders pay for one sync to disk instead of sixty-four.
 */
final class GroupCommit {

    private static final int MOST = 256;

    private static final class Entry<T> {
        final Work<T> work;
        final Thread owner = Thread.currentThread();

        /** Read only after the work has run. */
        @SuppressWarnings("NullAway.Init")
        T result;

        @Nullable Throwable failure;
        volatile boolean done;

        Entry(Work<T> work) {
            this.work = work;
        }

        void run(Statements sql) throws SQLException {
            result = work.run(sql);
        }

        void finish(@Nullable Throwable trouble) {
            failure = trouble;
            done = true;
            LockSupport.unpark(owner);
        }
    }

    private final Statements sql;
    private final CommitCount count;
    private final LedgerTrouble trouble;
    private volatile @Nullable LedgerException lastTrouble;

    /** Once there is one, nothing is written any more, whoever met it. */
    private volatile @Nullable LedgerException beyondRepair;

    private volatile Runnable listener = () -> {};
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedQueue<Entry<?>> waiting = new ConcurrentLinkedQueue<>();

    GroupCommit(Statements sql, CommitCount count, LedgerTrouble trouble) {
        this.sql = sql;
        this.count = count;
        this.trouble = trouble;
    }

    void whenWritten(Runnable told) {
        listener = told;
    }

    /** Why the ledger could not be written the last time; empty once a commit took place again. */
    Optional<LedgerException> lastTrouble() {
        return Optional.ofNullable(lastTrouble);
    }

    <T> T commit(Work<T> work) {
        Entry<T> mine = new Entry<>(work);
        waiting.add(mine);
        boolean interrupted = false;
        while (!mine.done) {
            if (writing.tryLock()) {
                try {
                    while (!mine.done) {
                        commitTogether(take());
                    }
                } finally {
                    writing.unlock();
                }
                handOver();
            } else {
                LockSupport.park(this);
                // The verdict is waited for all the same: without it nobody knows what is durable.
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (mine.failure != null) {
            throw trouble.of("written", mine.failure);
        }
        return mine.result;
    }

    /**
     * Wakes the first of those who came meanwhile. Looked for after the lock is free: who comes later
     * finds it free, who came before is found.
     */
    private void handOver() {
        Entry<?> next = waiting.peek();
        if (next != null) {
            LockSupport.unpark(next.owner);
        }
    }

    private List<Entry<?>> take() {
        List<Entry<?>> group = new ArrayList<>();
        Entry<?> next;
        while (group.size() < MOST && (next = waiting.poll()) != null) {
            group.add(next);
        }
        return group;
    }

    private void commitTogether(List<Entry<?>> group) {
        LedgerException end = beyondRepair;
        if (end != null) {
            finish(group, end);
            return;
        }
        try {
            sql.alone();
            for (Entry<?> entry : group) {
                entry.run(sql);
            }
            count.before(sql);
            sql.commit();
            count.after();
            // Who reads may have found the end while this was written.
            lastTrouble = beyondRepair;
        } catch (Throwable e) {
            // An Error too: the others of the group wait for their verdict, and half done work must
            // not slip into the next commit.
            rollback();
            note(e);
            if (group.size() == 1 || trouble.keepsEverybodyOut(e)) {
                finish(group, e);
            } else {
                // One of them spoils the commit: each gets a transaction and a verdict of its own.
                group.forEach(entry -> commitTogether(List.of(entry)));
            }
            return;
        }
        finish(group, null);
        tell();
    }

    /** What is written stays written, whatever becomes of those who are told. */
    private void tell() {
        try {
            listener.run();
        } catch (RuntimeException e) {
            // Whoever missed a call looks by itself before long.
        }
    }

    /** Remembers a failure that is the ledger's, whoever met it. */
    void note(Throwable failure) {
        if (trouble.isBeyondRepair(failure)) {
            beyondRepair = trouble.of("written", failure);
        }
        if (trouble.isTheLedgers(failure)) {
            lastTrouble = trouble.of("written", failure);
        }
    }

    private void finish(List<Entry<?>> group, @Nullable Throwable failure) {
        for (Entry<?> entry : group) {
            entry.finish(failure);
        }
    }

    private void rollback() {
        try {
            sql.rollback();
        } catch (SQLException e) {
            // The first failure is the one that is reported.
        }
    }

    void close() {
        writing.lock();
        try {
            sql.close();
        } finally {
            writing.unlock();
        }
        handOver();
    }
}
