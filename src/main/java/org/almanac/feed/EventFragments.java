package org.almanac.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventVersion;
import org.almanac.event.FeedQueries;
import org.almanac.ical.ICalFragment;
import org.almanac.ical.ICalWriter;
import org.jspecify.annotations.Nullable;

/** Keeps what was written of each event, so that after an edit only the edited event is read and written again. */
@Singleton
class EventFragments {
    private static final int BATCH = 1_000;

    /** What a cache entry costs besides its bytes. */
    private static final int OVERHEAD = 300;

    private final FeedQueries queries;
    private final EventCalendar calendar;
    private final Cache<UUID, Kept> kept;

    private record Kept(int revision, ICalFragment fragment) {}

    EventFragments(FeedQueries queries, EventCalendar calendar, FeedSettings settings) {
        this.queries = queries;
        this.calendar = calendar;
        kept = Caffeine.newBuilder()
                .maximumWeight(settings.cacheSize().asLongValue())
                .weigher((UUID id, Kept entry) -> entry.fragment.size() + OVERHEAD)
                .build();
    }

    /** The fragments of events in their order, each at the revision asked for or a later one. */
    List<ICalFragment> of(List<EventVersion> versions) {
        Map<UUID, ICalFragment> found = new HashMap<>(versions.size() * 2);
        List<UUID> missing = new ArrayList<>();
        for (EventVersion version : versions) {
            Kept entry = kept.getIfPresent(version.id());
            if (entry != null && entry.revision >= version.revision()) {
                found.put(version.id(), entry.fragment);
            } else {
                missing.add(version.id());
            }
        }
        for (int i = 0; i < missing.size(); i += BATCH) {
            for (Event event : queries.events(missing.subList(i, Math.min(i + BATCH, missing.size())))) {
                found.put(event.id(), write(event));
            }
        }
        return versions.stream()
                .<@Nullable ICalFragment>map(version -> found.get(version.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    ICalFragment write(Event event) {
        ICalFragment fragment = ICalWriter.fragment(calendar.of(event));
        kept.put(event.id(), new Kept(event.revision(), fragment));
        return fragment;
    }
}
