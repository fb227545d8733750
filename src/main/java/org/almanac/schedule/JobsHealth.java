package org.almanac.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.almanac.outbox.Outbox;
import org.almanac.schedule.ShutdownGate.Job;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether what works by itself still does: the planner of notices, the sender of mails, the scheduler that wakes them. A
 * job that fails is alive, and tries again; one that does not come again, or not to an end, is not, and only a restart
 * helps.
 */
@Liveness
@Readiness
@ApplicationScoped
class JobsHealth implements HealthCheck {
    private final ShutdownGate gate;
    private final VitalThreads threads;
    private final StoredTriggers triggers;
    private final Outbox outbox;
    private final boolean enabled;
    private final Duration poll;
    private final Duration node;
    private final Duration longest;

    JobsHealth(
            ShutdownGate gate,
            VitalThreads threads,
            StoredTriggers triggers,
            Outbox outbox,
            @ConfigProperty(name = "quarkus.scheduler.enabled", defaultValue = "true") boolean enabled,
            @ConfigProperty(name = "almanac.outbox.poll-interval") Duration poll,
            @ConfigProperty(name = "almanac.outbox.heartbeat") Duration node,
            @ConfigProperty(name = "almanac.health.longest-beat", defaultValue = "PT30M") Duration longest) {
        this.gate = gate;
        this.threads = threads;
        this.triggers = triggers;
        this.outbox = outbox;
        this.enabled = enabled;
        this.poll = poll;
        this.node = node;
        this.longest = longest;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("Jobs");
        if (!enabled) {
            return answer.withData("scheduler", "off").up().build();
        }
        boolean alive = true;
        for (Job job : Job.values()) {
            Heartbeat heartbeat = gate.heartbeat(job);
            boolean beating = isAlive(job, heartbeat);
            alive &= beating;
            answer.withData(
                    job.name().toLowerCase(Locale.ROOT),
                    (heartbeat.isRunning() ? "at work for " : "last seen before ")
                            + heartbeat.age().toSeconds() + " s" + (beating ? "" : ", which is too long"));
        }
        Set<String> missing = threads.missing();
        if (!missing.isEmpty()) {
            answer.withData("ended", String.join(", ", missing));
        }
        Set<String> overdue = triggers.overdue();
        if (!overdue.isEmpty()) {
            answer.withData("overdue", String.join(", ", overdue));
        }
        return answer.status(alive && missing.isEmpty() && overdue.isEmpty()).build();
    }

    private boolean isAlive(Job job, Heartbeat heartbeat) {
        if (job == Job.OUTBOX) {
            // Many mails take hours, but none of them does.
            return outbox.silence().compareTo(longest) <= 0
                    && (heartbeat.isRunning() || heartbeat.isAlive(poll, longest));
        }
        if (job == Job.PLANNER) {
            // Another node may be the one that plans; whether any does is told by the stored triggers.
            return !heartbeat.isRunning() || heartbeat.age().compareTo(longest) <= 0;
        }
        return heartbeat.isAlive(interval(job), longest);
    }

    private Duration interval(Job job) {
        return switch (job) {
            case PLANNER, OUTBOX -> poll;
            case NODE -> node;
            case OUTBOX_DEPTH -> OutboxJobs.MEASURED_EVERY;
        };
    }
}
