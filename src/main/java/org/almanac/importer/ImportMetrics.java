package org.almanac.importer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.almanac.json.ImportReport.Outcome;

/** {@code almanac_import_items_total}, by outcome; each is there from the start, at zero. */
@Singleton
class ImportMetrics implements MeterBinder {
    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    ImportMetrics(MeterRegistry registry) {
        bindTo(registry);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("almanac.import.items")
                            .description("Events that were imported, by what became of them")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /** What a trial run would have done does not count. */
    void count(List<ImportedItem> items) {
        items.forEach(item -> counters.get(item.outcome()).increment());
    }
}
