package org.almanac.event.write;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.RegisterKind;
import org.almanac.event.SlugMoved;
import org.almanac.event.store.EventEntity;
import org.almanac.event.store.FormerSlugEntity;
import org.almanac.event.store.FormerSlugRepository;
import org.almanac.event.store.RegisterEntity;

/**
 * What only drafts named was renamed and merged without readers' hearing of it. Once a public event names it, those who
 * chose it by an earlier key move along.
 */
final class NewlySeen {
    private NewlySeen() {}

    /** @param events that are public */
    static List<SlugMoved> moves(FormerSlugRepository former, List<EventEntity> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<FormerSlugEntity>> unseen = former.unseen();
        Set<SlugMoved> moves = new LinkedHashSet<>();
        for (EventEntity event : unseen.isEmpty() ? List.<EventEntity>of() : events) {
            for (RegisterEntity<?> entry : named(event)) {
                unseen.getOrDefault(entry.id, List.of())
                        .forEach(
                                old -> moves.add(new SlugMoved(RegisterKind.valueOf(old.kind), old.slug, entry.key())));
            }
        }
        return List.copyOf(moves);
    }

    /** What can be followed. */
    private static List<RegisterEntity<?>> named(EventEntity event) {
        List<RegisterEntity<?>> named = new ArrayList<>(event.tags);
        if (event.series != null) {
            named.add(event.series);
        }
        if (event.organiser != null) {
            named.add(event.organiser);
        }
        return named;
    }
}
