package org.almanac.feed.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.almanac.event.Event;
import org.almanac.event.read.EventVersion;
import org.almanac.event.read.FeedQueries;
import org.almanac.feed.FeedFormat;
import org.almanac.problem.RenderFailures;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was written of each event in one format, so that after an edit only the edited event is read and written
 * again. An event that cannot be written is there without its texts, or is not there; the others are.
 *
 * @param <F> an event as it is written; immutable
 */
public final class FragmentStore<F> {
    private static final int BATCH = 1_000;

    /** What a cache entry costs besides its bytes. */
    private static final int OVERHEAD = 300;

    private final FeedFormat format;
    private final FeedQueries queries;
    private final RenderFailures failures;
    private final Function<Event, F> writer;
    private final Cache<UUID, Kept<F>> kept;

    private record Kept<F>(int revision, F fragment) {}

    /**
     * @param size of a fragment, in octets
     * @param most octets to keep
     */
    public FragmentStore(
            FeedFormat format,
            FeedQueries queries,
            RenderFailures failures,
            Function<Event, F> writer,
            ToIntFunction<F> size,
            long most) {
        this.format = format;
        this.queries = queries;
        this.failures = failures;
        this.writer = writer;
        kept = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((UUID id, Kept<F> entry) -> size.applyAsInt(entry.fragment) + OVERHEAD)
                .build();
    }

    /** The fragments of events in their order, each at the revision asked for or a later one. */
    public List<F> of(List<EventVersion> versions) {
        Map<UUID, F> found = new HashMap<>(versions.size() * 2);
        List<UUID> missing = new ArrayList<>();
        for (EventVersion version : versions) {
            Kept<F> entry = kept.getIfPresent(version.id());
            if (entry != null && entry.revision >= version.revision()) {
                found.put(version.id(), entry.fragment);
            } else {
                missing.add(version.id());
            }
        }
        for (int i = 0; i < missing.size(); i += BATCH) {
            for (Event event : queries.events(missing.subList(i, Math.min(i + BATCH, missing.size())))) {
                written(event).ifPresent(fragment -> {
                    kept.put(event.id(), new Kept<>(event.revision(), fragment));
                    found.put(event.id(), fragment);
                });
            }
        }
        return inOrder(versions, found);
    }

    private Optional<F> written(Event event) {
        return failures.firstOf(
                format.name().toLowerCase(Locale.ROOT),
                event.id(),
                event.revision(),
                List.<Supplier<F>>of(
                        () -> writer.apply(event),
                        () -> writer.apply(event.plain(true)),
                        () -> writer.apply(event.plain(false))));
    }

    private static <F> List<F> inOrder(List<EventVersion> versions, Map<UUID, F> found) {
        return versions.stream()
                .<@Nullable F>map(version -> found.get(version.id()))
                .filter(Objects::nonNull)
                .toList();
    }
}
