package org.almanac.importer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.almanac.json.ImportReport.Outcome;

/** {@code almanac_import_items_total}, by outcome. */
@Singleton
class ImportMetrics {
    private final MeterRegistry registry;

    ImportMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** There from the start, at zero. */
    void onStart(@Observes StartupEvent start) {
        count(List.of());
    }

    /** What a trial run would have done does not count. */
    void count(List<ImportedItem> items) {
        for (Outcome outcome : Outcome.values()) {
            Counter.builder("almanac.import.items")
                    .description("Events that were imported, by what became of them")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(registry)
                    .increment(items.stream()
                            .filter(item -> item.outcome() == outcome)
                            .count());
        }
    }
}
