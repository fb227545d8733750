package org.almanac.web;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that many requests share. Safe for use by several threads. */
final class ByteBudget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long most) {
        this.most = most;
    }

    /** @return false when there is not so much left, and nothing was taken */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= most) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    /** Like {@link #take}, but who comes first gets any amount. */
    boolean takeAsFirst(long bytes) {
        return taken.compareAndSet(0, bytes) || take(bytes);
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
