package org.almanac.schedule;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.ScheduledExecutorService;
import org.almanac.outbox.MessagesQueued;
import org.almanac.outbox.Outbox;
import org.jboss.logging.Logger;

/** Keeps mails flowing. */
@ApplicationScoped
class OutboxJobs {
    private static final Logger LOG = Logger.getLogger(OutboxJobs.class);

    private final Outbox outbox;
    private final Scheduler scheduler;
    private final ScheduledExecutorService executor;

    OutboxJobs(Outbox outbox, Scheduler scheduler, ScheduledExecutorService executor) {
        this.outbox = outbox;
        this.scheduler = scheduler;
        this.executor = executor;
    }

    /** Finds what has become due, what is to be tried again, and what other nodes queued or left behind. */
    @Scheduled(
            identity = "outbox-drain",
            every = "${almanac.outbox.poll-interval}",
            executeWith = Scheduled.SIMPLE,
            concurrentExecution = ConcurrentExecution.SKIP)
    void drain() {
        outbox.drain();
    }

    /** What was just queued here goes at once. */
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagesQueued queued) {
        if (scheduler.isRunning()) {
            executor.execute(this::drainQuietly);
        }
    }

    private void drainQuietly() {
        try {
            outbox.drain();
        } catch (RuntimeException e) {
            LOG.error("The outbox could not be drained; the next beat tries again", e);
        }
    }

    // Not at once: a service that is stopped while it starts would be asked for what it has closed.
    @Scheduled(identity = "outbox-measure", every = "15s", delayed = "15s", executeWith = Scheduled.SIMPLE)
    void measure() {
        outbox.measure();
    }
}
