package org.almanac.schedule;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.notification.NoticePlanner;
import org.almanac.subscriber.Subscribers;

/** Looks what has fallen due: one node of the cluster at a time, whichever is free. */
@ApplicationScoped
class NoticeJobs {
    private final NoticePlanner planner;
    private final Subscribers subscribers;
    private final ShutdownGate gate;

    NoticeJobs(NoticePlanner planner, Subscribers subscribers, ShutdownGate gate) {
        this.planner = planner;
        this.subscribers = subscribers;
        this.gate = gate;
    }

    @Scheduled(
            identity = "notification-tick",
            every = "${almanac.notification.tick}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        gate.run(ShutdownGate.Job.PLANNER, () -> {
            try {
                subscribers.takeUpRequests();
            } finally {
                planner.tick();
            }
        });
    }
}
