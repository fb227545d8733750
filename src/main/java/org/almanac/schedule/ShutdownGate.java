package org.almanac.schedule;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jboss.logging.Logger;

/**
 * Lets the service stop between runs of jobs only: one that has begun is waited for, none begins any more. Else a run would
 * find the database closed under it. Knows when each job last ran.
 */
@ApplicationScoped
class ShutdownGate {
    private static final Logger LOG = Logger.getLogger(ShutdownGate.class);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    /** After those who tell a long run to come to its end. */
    private static final int LATE = Interceptor.Priority.APPLICATION + 1_000;

    /** What runs. */
    enum Job {
        PLANNER,
        OUTBOX,
        NODE,
        OUTBOX_DEPTH
    }

    private final ReentrantReadWriteLock running = new ReentrantReadWriteLock();
    private final Map<Job, Heartbeat> heartbeats = new EnumMap<>(Job.class);

    ShutdownGate() {
        for (Job job : Job.values()) {
            heartbeats.put(job, new Heartbeat(System::nanoTime));
        }
    }

    void run(Job job, Runnable work) {
        if (running.readLock().tryLock()) {
            Heartbeat heartbeat = heartbeat(job);
            heartbeat.begin();
            try {
                work.run();
            } finally {
                heartbeat.end();
                running.readLock().unlock();
            }
        }
    }

    Heartbeat heartbeat(Job job) {
        return Objects.requireNonNull(heartbeats.get(job));
    }

    void onStop(@Observes @Priority(LATE) ShutdownEvent stop) throws InterruptedException {
        // Never given back: nothing is to begin any more.
        if (!running.writeLock().tryLock(SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("A job is still under way; what it has not committed is done at the next start");
        }
    }
}
