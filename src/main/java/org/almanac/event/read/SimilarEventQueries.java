package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.Venue;
import org.almanac.event.rules.TitleWords;
import org.jspecify.annotations.Nullable;

/** Finds events that another may be a double of: called much the same, at about the same time. */
@ApplicationScoped
@Transactional
public class SimilarEventQueries {
    // Called alike, in whatever case and year, within two months; or at the same time, to be compared word by word.
    private static final String ALIKE = """
        (select e.id from event e
         where name_key(e.title) = name_key(:title) and e.withdrawn_at is null
           and e.starts_at between :earliest and :latest limit 50)
        union
        (select e.id from event e
         where e.starts_at between :before and :after and e.withdrawn_at is null
           and string_to_array(folded(e.title), ' ') && cast(:words as text[]) limit 200)
        """;

    private static final int FAR_DAYS = 60;
    private static final int NEAR_DAYS = 4;
    private static final int MOST = 3;

    private final EntityManager entities;
    private final EventLookup lookup;

    SimilarEventQueries(EntityManager entities, EventLookup lookup) {
        this.entities = entities;
        this.lookup = lookup;
    }

    /**
     * The few that are most like it, the likest first.
     *
     * @param except an event that is not compared with itself; null for none
     * @param shown only those that readers see
     */
    public List<Event> like(EventContent content, @Nullable UUID except, boolean shown) {
        TitleWords words = TitleWords.of(content.title());
        if (words.isEmpty()) {
            return List.of();
        }
        EventTime time = content.time();
        Set<UUID> ids = new LinkedHashSet<>();
        for (Object id : entities.createNativeQuery(ALIKE, UUID.class)
                .setParameter("title", content.title())
                .setParameter("earliest", time.startsAt().minusSeconds(FAR_DAYS * 86_400L))
                .setParameter("latest", time.startsAt().plusSeconds(FAR_DAYS * 86_400L))
                .setParameter("before", time.startsAt().minusSeconds(NEAR_DAYS * 86_400L))
                .setParameter("after", time.startsAt().plusSeconds(NEAR_DAYS * 86_400L))
                .setParameter("words", words.all().toArray(String[]::new))
                .getResultList()) {
            ids.add((UUID) id);
        }
        ids.remove(except);
        return lookup.load(List.copyOf(ids)).stream()
                .filter(event -> !shown || event.isPublic())
                .filter(event -> words.isLike(TitleWords.of(event.title())) && maybeSamePlace(content, event.content()))
                .sorted(Comparator.comparingDouble((Event event) -> -words.likeness(TitleWords.of(event.title())))
                        .thenComparing(event -> event.time().startsAt())
                        .thenComparing(Event::id))
                .limit(MOST)
                .toList();
    }

    /** What is called alike in two countries is a tour. */
    private static boolean maybeSamePlace(EventContent one, EventContent other) {
        Venue here = one.venue();
        Venue there = other.venue();
        return here == null
                || there == null
                || here.country() == null
                || there.country() == null
                || here.country().equals(there.country());
    }
}
