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
    private final Beats beats;

    NoticeJobs(NoticePlanner planner, Subscribers subscribers, Beats beats) {
        this.planner = planner;
        this.subscribers = subscribers;
        this.beats = beats;
    }

    @Scheduled(
            identity = "notification-tick",
            every = "${almanac.notification.tick}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        beats.run(Beats.Job.PLANNER, () -> {
            try {
                subscribers.takeUpRequests();
            } finally {
                planner.tick();
            }
        });
    }
}
