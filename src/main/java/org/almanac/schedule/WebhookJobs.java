package org.almanac.schedule;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.almanac.webhook.Deliveries;

/** Sends messages to webhooks: one node of the cluster at a time, whichever is free; also what another left. */
@ApplicationScoped
class WebhookJobs {
    private static final Duration ABOUT = Duration.ofSeconds(20);

    private final Deliveries deliveries;

    WebhookJobs(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Scheduled(identity = "webhook-deliveries", every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void send() {
        deliveries.send(ABOUT);
    }
}
