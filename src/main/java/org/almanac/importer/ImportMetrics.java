package org.almanac.importer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.almanac.json.ImportReport.Outcome;

/** {@code almanac_import_items_total}, by outcome; each is there from the start, at zero. */
@Singleton
class ImportMetrics implements MeterBinder {
    private final MeterRegistry registry;

    ImportMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void bindTo(MeterRegistry all) {
        for (Outcome outcome : Outcome.values()) {
            counter(all, outcome);
        }
    }

    /** What a trial run would have done does not count. */
    void count(List<ImportedItem> items) {
        for (Outcome outcome : Outcome.values()) {
            counter(registry, outcome)
                    .increment(items.stream()
                            .filter(item -> item.outcome() == outcome)
                            .count());
        }
    }

    private static Counter counter(MeterRegistry registry, Outcome outcome) {
        return Counter.builder("almanac.import.items")
                .description("Events that were imported, by what became of them")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
