package org.almanac.schedule;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.almanac.outbox.MessagesQueued;
import org.almanac.outbox.Outbox;
import org.almanac.problem.RenderFailures;
import org.jboss.logging.Logger;

/** Keeps mails flowing. */
@ApplicationScoped
class OutboxJobs {
    private static final Logger LOG = Logger.getLogger(OutboxJobs.class);

    private static final String MEASURED = "15s";

    static final Duration MEASURED_EVERY = Duration.ofSeconds(15);

    private final Outbox outbox;
    private final ShutdownGate gate;
    private final VitalThreads threads;
    private final StoredTriggers triggers;
    private final Scheduler scheduler;
    private final ScheduledExecutorService executor;

    OutboxJobs(
            Outbox outbox,
            ShutdownGate gate,
            VitalThreads threads,
            StoredTriggers triggers,
            Scheduler scheduler,
            ScheduledExecutorService executor) {
        this.outbox = outbox;
        this.gate = gate;
        this.threads = threads;
        this.triggers = triggers;
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
        gate.run(ShutdownGate.Job.OUTBOX, outbox::drain);
    }

    /** Beside a run of sending that takes long. */
    @Scheduled(
            identity = "outbox-heartbeat",
            every = "${almanac.outbox.heartbeat}",
            executeWith = Scheduled.SIMPLE,
            concurrentExecution = ConcurrentExecution.SKIP)
    void heartbeat() {
        gate.run(ShutdownGate.Job.NODE, outbox::beat);
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
        } catch (RuntimeException | Error e) {
            if (RenderFailures.isFatal(e)) {
                throw e;
            }
            LOG.error("The outbox could not be drained; the next beat tries again", e);
        }
    }

    @Scheduled(identity = "outbox-measure", every = MEASURED, executeWith = Scheduled.SIMPLE)
    void measure() {
        gate.run(ShutdownGate.Job.OUTBOX_DEPTH, outbox::measure);
        threads.missing();
        triggers.look();
    }
}
