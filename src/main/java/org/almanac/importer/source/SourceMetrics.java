package org.almanac.importer.source;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/** {@code almanac_source_runs_total}, by outcome. */
@Singleton
class SourceMetrics {
    private final MeterRegistry registry;

    SourceMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** There from the start, at zero. */
    void onStart(@Observes StartupEvent start) {
        for (SourceRun.Outcome outcome : SourceRun.Outcome.values()) {
            counter(outcome);
        }
    }

    void count(SourceRun.Outcome outcome) {
        counter(outcome).increment();
    }

    private Counter counter(SourceRun.Outcome outcome) {
        return Counter.builder("almanac.source.runs")
                .description("Polls of sources, by what became of them")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
