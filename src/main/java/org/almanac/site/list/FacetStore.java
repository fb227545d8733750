package org.almanac.site.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.function.Function;
import org.almanac.event.EventFilter;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.FacetQueries;
import org.almanac.event.read.FacetQueries.Facets;
import org.almanac.site.Boundaries;
import org.jspecify.annotations.Nullable;

/**
 * The counts beside lists. They go through all that a list has, so each is made once for all pages that show it, by one
 * caller, and kept until the catalogue changes or a date that was counted is over.
 */
@ApplicationScoped
class FacetStore {
    /** Of facets in memory, about 100 bytes each. */
    private static final int MOST_KEPT = 200_000;

    private final FacetQueries queries;
    private final CatalogueQueries catalogue;
    private final Cache<Question, Facets> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((Question asked, Facets found) ->
                    10 + found.tags().size() + found.countries().size())
            .build();

    /** @param month null for all that is ahead */
    private record Question(EventFilter filter, @Nullable YearMonth month, long revision) {}

    FacetStore(FacetQueries queries, CatalogueQueries catalogue) {
        this.queries = queries;
        this.catalogue = catalogue;
    }

    /** Counts of events that have a date which is not over. */
    Counting ahead(Instant now) {
        return new Counting(null, now);
    }

    /** Counts of events that take place in a month, by their own clocks. */
    Counting in(YearMonth month) {
        return new Counting(month, Instant.MIN);
    }

    /** What one page counts, all of it in one state of the catalogue. */
    final class Counting implements Function<EventFilter, Facets> {
        private final @Nullable YearMonth month;
        private final Instant now;
        private final long revision = catalogue.revision();
        private Instant changesAt = Instant.MAX;

        private Counting(@Nullable YearMonth month, Instant now) {
            this.month = month;
            this.now = now;
        }

        @Override
        public Facets apply(EventFilter filter) {
            Question asked = new Question(filter, month, revision);
            Facets ready = kept.getIfPresent(asked);
            if (ready != null && month == null && !ready.changesAt().isAfter(now)) {
                kept.asMap().remove(asked, ready);
            }
            Facets found = kept.get(asked, this::count);
            if (month == null) {
                changesAt = Boundaries.sooner(changesAt, found.changesAt());
            }
            return found;
        }

        private Facets count(Question asked) {
            return asked.month() == null
                    ? queries.ahead(asked.filter(), now)
                    : queries.on(
                            asked.filter(),
                            asked.month().atDay(1),
                            asked.month().atEndOfMonth());
        }

        /** When the first of all dates that were counted is over. */
        Instant changesAt() {
            return changesAt;
        }
    }
}
