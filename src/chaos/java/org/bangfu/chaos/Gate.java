package org.bangfu.chaos;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Tells the clients whether there is an application to talk to, and when to come to an end. */
final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean open;
    private boolean finishing;
    private boolean closed;
    private int epoch;

    /** The application answers; each time it does so anew is an epoch of its own. */
    void open() {
        change(() -> {
            open = true;
            epoch++;
        });
    }

    /** The application has been killed, or is about to be. */
    void shut() {
        change(() -> open = false);
    }

    /** Nothing new shall be begun; what is under way is carried to its end. */
    void finish() {
        change(() -> finishing = true);
    }

    /** Everybody goes home, whatever is under way. */
    void close() {
        change(() -> closed = true);
    }

    boolean isFinishing() {
        return read(() -> finishing);
    }

    /** Waits until the application answers. @return the epoch, or 0 when it is time to go home */
    int await() throws InterruptedException {
        lock.lock();
        try {
            while (!open && !closed) {
                changed.await();
            }
            return closed ? 0 : epoch;
        } finally {
            lock.unlock();
        }
    }

    /** Waits a while; returns early when something changes. */
    void pause(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            int seen = epoch;
            while (left > 0 && !closed && seen == epoch) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean read(BooleanSupplier what) {
        lock.lock();
        try {
            return what.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }
}
