package org.almanac.web.body;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Bytes that many requests share, of which one network has a quarter. Safe for use by several threads. */
final class ByteBudget {
    private static final int SHARES = 4;

    private final long most;
    private final @Nullable ByteBudget whole;
    private final AtomicLong taken = new AtomicLong();

    /** A share lives for as long as somebody has taken of it, and holds it. */
    private final LoadingCache<String, ByteBudget> shares;

    ByteBudget(long most) {
        this(most, null);
    }

    private ByteBudget(long most, @Nullable ByteBudget whole) {
        this.most = most;
        this.whole = whole;
        this.shares = Caffeine.newBuilder().weakValues().build(network -> new ByteBudget(most / SHARES, this));
    }

    /** What one network may take of it; what it takes is taken from all, too. */
    ByteBudget of(String network) {
        return shares.get(network);
    }

    /** @return false when there is not so much left, and nothing was taken */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= most && (whole == null || whole.take(bytes))) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    /** Like {@link #take}, but who comes first gets any amount. */
    boolean takeAsFirst(long bytes) {
        if (taken.compareAndSet(0, bytes)) {
            if (whole == null || whole.takeAsFirst(bytes)) {
                return true;
            }
            taken.addAndGet(-bytes);
            return false;
        }
        return take(bytes);
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
        if (whole != null) {
            whole.giveBack(bytes);
        }
    }
}
