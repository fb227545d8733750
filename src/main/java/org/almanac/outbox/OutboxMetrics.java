package org.almanac.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What operators watch. */
@Singleton
class OutboxMetrics {
    private final MeterRegistry registry;
    private final Timer lateness;
    private final AtomicLong depth;

    OutboxMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.lateness = Timer.builder("almanac.delivery.lateness")
                .description("From the instant a message was due to the server taking it")
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofDays(1))
                .register(registry);
        this.depth = registry.gauge("almanac.outbox.depth", new AtomicLong());
    }

    /** There from the start, so that an alarm upon it has something to look at. */
    void onStart(@Observes StartupEvent start) {
        for (Fault fault : Fault.values()) {
            refusals(fault);
        }
    }

    void count(Outcome outcome, Instant now) {
        if (outcome instanceof Outcome.PutOff) {
            return;
        }
        registry.counter("almanac.messages", "outcome", outcome.state().name().toLowerCase(Locale.ROOT))
                .increment();
        if (outcome instanceof Outcome.Sent sent) {
            Duration late = Duration.between(sent.message().dueAt(), now);
            lateness.record(late.isNegative() ? Duration.ZERO : late);
        }
    }

    /** Takes in that a mail was refused for good, in the session or as a report tells. */
    void count(Fault fault) {
        refusals(fault).increment();
    }

    private Counter refusals(Fault fault) {
        return Counter.builder("almanac.refusals")
                .description("Mails that were refused for good, by whose fault it is")
                .tag("fault", fault.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** @param waiting messages that have yet to be sent */
    void depth(long waiting) {
        depth.set(waiting);
    }
}
