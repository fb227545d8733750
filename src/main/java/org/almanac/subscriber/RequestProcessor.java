package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityNotFoundException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.almanac.subscriber.address.AddressChangeHandler;
import org.almanac.subscriber.signup.RequestHandler;
import org.almanac.subscriber.signup.RequestHandler.Result;
import org.almanac.subscriber.signup.RequestWaiting;
import org.almanac.subscriber.signup.SubscriptionRequestHandler;
import org.almanac.transaction.Transactions;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/** Takes up what was written down, as it comes and now and then. */
@ApplicationScoped
public class RequestProcessor {
    private static final Logger LOG = Logger.getLogger(RequestProcessor.class);
    private static final int BATCH = 100;
    private static final int MOST_FAILED = 100;

    private final SubscriptionRequestHandler subscriptions;
    private final AddressChangeHandler addressChanges;
    private final ManagedExecutor executor;
    private final Clock clock;
    private final AtomicBoolean called = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final Semaphore running = new Semaphore(1);

    RequestProcessor(
            SubscriptionRequestHandler subscriptions,
            AddressChangeHandler addressChanges,
            ManagedExecutor executor,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.addressChanges = addressChanges;
        this.executor = executor;
        this.clock = clock;
    }

    void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) RequestWaiting news) {
        if (called.compareAndSet(false, true)) {
            executor.execute(() -> {
                called.set(false);
                takeUpAll();
            });
        }
    }

    /**
     * Takes up what waits, each in a transaction of its own; one run at a time on this node, and who comes while it runs
     * makes it look once more. Nodes that do so at one time take turns at an address. What fails stays for the next time
     * and does not hold up the others.
     *
     * @return how many were taken up
     */
    int takeUpAll() {
        int count = 0;
        wanted.set(true);
        while (wanted.get() && running.tryAcquire()) {
            try {
                wanted.set(false);
                count += takeUpWaiting();
            } finally {
                running.release();
            }
        }
        return count;
    }

    /** By turns, so that a flood of the one does not hold up the other. */
    private int takeUpWaiting() {
        Set<UUID> failed = new HashSet<>();
        int count = 0;
        boolean more = true;
        while (more && failed.size() < MOST_FAILED) {
            Progress requests = takeUpBatch(subscriptions, failed);
            Progress changes = takeUpBatch(addressChanges, failed);
            count += requests.count + changes.count;
            more = requests.more || changes.more;
        }
        return count;
    }

    /** @param more whether it is worth looking again */
    private record Progress(int count, boolean more) {}

    private Progress takeUpBatch(RequestHandler handler, Set<UUID> failed) {
        List<UUID> found = Transactions.anew(() -> handler.listWaiting(clock.instant(), failed, BATCH));
        int count = 0;
        for (UUID id : found) {
            try {
                Result result = Transactions.anew(() -> handler.takeUp(id));
                if (result == Result.STOP) {
                    return new Progress(count, false);
                }
                count += result == Result.TAKEN_UP ? 1 : 0;
            } catch (EntityNotFoundException e) {
                failed.add(id);
            } catch (RuntimeException e) {
                failed.add(id);
                LOG.warn("A request to subscribe cannot be taken up; it is tried again with the next tick", e);
            }
        }
        return new Progress(count, !found.isEmpty());
    }
}
