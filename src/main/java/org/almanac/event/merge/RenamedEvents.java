package org.almanac.event.merge;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.EventContent;
import org.almanac.event.Venue;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.imported.ImportPart;
import org.almanac.event.store.EventRepository;
import org.jspecify.annotations.Nullable;

/**
 * Some programs give each event another UID at every download. What one file calls by a UID that nobody knows is then found by
 * source, title, start and city among what its source brought earlier, unless the file lists that by its own UID. Of several that
 * are alike, the first is the first. To be made for each file.
 */
public final class RenamedEvents {
    private final Set<String> listed;
    private final Instant begun;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Set<UUID> taken = new HashSet<>();

    /**
     * @param listed the UIDs of the file
     * @param begun when the import of the file began
     */
    public RenamedEvents(Set<String> listed, Instant begun) {
        this.listed = Set.copyOf(listed);
        this.begun = begun;
    }

    /** What makes two events alike, besides their source. */
    private record Likeness(String title, LocalDateTime start, boolean allDay, String city) {
        static Likeness of(String title, LocalDateTime start, boolean allDay, @Nullable String city) {
            return new Likeness(
                    title.strip().toLowerCase(Locale.ROOT),
                    start,
                    allDay,
                    city == null ? "" : city.toLowerCase(Locale.ROOT));
        }

        static Likeness of(EventContent content) {
            Venue venue = content.venue();
            return of(
                    content.title(),
                    content.time().start(),
                    content.time().allDay(),
                    venue == null ? null : venue.city());
        }
    }

    /** Those of one batch, as they are found. */
    final class Batch {
        private final EventRepository events;
        private final Map<String, Map<ImportItem, EventContent>> wanted = new LinkedHashMap<>();
        private final Map<String, UUID> found = new HashMap<>();

        private Batch(EventRepository events) {
            this.events = events;
        }

        /** Takes note of an item whose UID is not known. */
        void ask(ImportItem item, EventContent content) {
            boolean whole = item.part() != null && item.is(ImportPart.Kind.EVENT);
            if (item.source() != null && whole && item.event().uid() != null && isKnown(item.source())) {
                wanted.computeIfAbsent(item.source(), source -> new LinkedHashMap<>())
                        .put(item, content);
            }
        }

        private boolean isKnown(String source) {
            return known.computeIfAbsent(source, name -> events.hasFromSourceBefore(name, begun));
        }

        /** @return by the UID of the item the event that it means */
        Map<String, UUID> find() {
            wanted.forEach(this::find);
            return found;
        }

        private void find(String source, Map<ImportItem, EventContent> items) {
            Map<Likeness, List<UUID>> alike = new HashMap<>();
            List<Instant> starts = items.values().stream()
                    .map(content -> content.time().startsAt())
                    .distinct()
                    .toList();
            for (EventRepository.Likeable event : events.listOfSource(source, starts, begun)) {
                if (!listed.contains(event.uid()) && !taken.contains(event.id())) {
                    alike.computeIfAbsent(
                                    Likeness.of(event.title(), event.start(), event.allDay(), event.city()),
                                    likeness -> new ArrayList<>(1))
                            .add(event.id());
                }
            }
            items.forEach((item, content) -> {
                List<UUID> free = alike.getOrDefault(Likeness.of(content), List.of());
                if (!free.isEmpty()) {
                    found.putIfAbsent(Objects.requireNonNull(item.event().uid()), free.remove(0));
                }
            });
        }

        /** To be called when what was found is written for certain. */
        void keep() {
            taken.addAll(found.values());
        }
    }

    Batch batch(EventRepository events) {
        return new Batch(events);
    }
}
