package org.almanac.schedule;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.almanac.notification.NoticePlanner;
import org.almanac.subscriber.Subscribers;

/**
 * Looks what has fallen due. Every node looks by itself; the planner lets them take turns. The interval is the
 * operator's, so it must not be one that the clustered store remembers from before.
 */
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
            executeWith = Scheduled.SIMPLE,
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
