package org.almanac.outbox.delivery;

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
import org.almanac.outbox.Fault;
import org.almanac.outbox.compose.MessageOutcome;

/** What operators watch. */
@Singleton
public class OutboxMetrics {
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

    public void count(MessageOutcome outcome, Instant now) {
        if (outcome instanceof MessageOutcome.PutOff) {
            return;
        }
        registry.counter("almanac.messages", "outcome", outcome.state().name().toLowerCase(Locale.ROOT))
                .increment();
        if (outcome instanceof MessageOutcome.Sent sent) {
            Duration late = Duration.between(sent.message().dueAt(), now);
            lateness.record(late.isNegative() ? Duration.ZERO : late);
        }
    }

    /** Takes in that a mail was refused for good, in the session or as a report tells. */
    public void count(Fault fault) {
        refusals(fault).increment();
    }

    private Counter refusals(Fault fault) {
        return Counter.builder("almanac.refusals")
                .description("Mails that were refused for good, by whose fault it is")
                .tag("fault", fault.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** @param waiting messages that have yet to be sent */
    public void depth(long waiting) {
        depth.set(waiting);
    }
}
