package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventsChanged;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the words under which something happened that may begin or end a dry spell, from the edit to the next review: a
 * review then looks at those who chose one of them and at nobody else.
 */
@ApplicationScoped
class SpellCauses {
    private static final String NOTE = """
            insert into spell_cause (kind, target, at)
            select kind, target, cast(:at as timestamptz)
            from unnest(cast(:kinds as text[]), cast(:targets as text[])) as w (kind, target)
            """;
    private static final String TAKE = """
            with edited as (delete from spell_cause returning kind, target, at)
            select kind, target, max(at) from edited group by kind, target
            """;
    private static final String STARTED = """
            select distinct k.kind, k.target from occurrence o join event e on e.id = o.event_id
            cross join lateral event_keys(e.id, e.series_id, e.organiser_id) k
            where o.visible and o.starts_at > :since and o.starts_at <= :now
            """;

    private final EntityManager entities;

    SpellCauses(EntityManager entities) {
        this.entities = entities;
    }

    /** As {@code event_keys} has it in the database. */
    private record Word(String kind, String target) {}

    /** @param editedAt when an event was edited under this word; null when one has only started, or come into sight */
    record Cause(String kind, String target, @Nullable Instant editedAt) {}

    /** In the editor's own transaction. */
    void hear(@Observes EventsChanged news) {
        Set<Word> edited = words(news, true);
        note(edited, news.at());
        Set<Word> seen = words(news, false);
        seen.removeAll(edited);
        note(seen, null);
    }

    private static Set<Word> words(EventsChanged news, boolean edited) {
        Set<Word> words = new LinkedHashSet<>();
        for (EventsChanged.Change change : news.changes()) {
            if (change.edited() == edited) {
                add(words, change.after());
                if (change.before() != null) {
                    add(words, change.before());
                }
            }
        }
        return words;
    }

    private void note(Set<Word> words, @Nullable Instant at) {
        if (!words.isEmpty()) {
            List<Word> rows = List.copyOf(words);
            entities.createNativeQuery(NOTE)
                    .setParameter("at", at == null ? null : at.toString())
                    .setParameter("kinds", Columns.of(rows, Word::kind, String[]::new))
                    .setParameter("targets", Columns.of(rows, Word::target, String[]::new))
                    .executeUpdate();
        }
    }

    private static void add(Set<Word> words, Event event) {
        EventContent content = event.content();
        words.add(new Word("ALL", ""));
        words.add(new Word("EVENT", event.id().toString()));
        content.tags().forEach(tag -> words.add(new Word("TAG", tag.slug())));
        if (content.series() != null) {
            words.add(new Word("SERIES", content.series().slug()));
        }
        if (content.organiser() != null) {
            words.add(new Word("ORGANISER", content.organiser().slug()));
        }
    }

    /** What was edited since the last call, and the words of what has started since. */
    List<Cause> take(Instant since, Instant now) {
        List<Cause> causes = new ArrayList<>();
        Rows.<Object[]>of(entities.createNativeQuery(TAKE, Object[].class))
                .forEach(row -> causes.add(new Cause((String) row[0], (String) row[1], (Instant) row[2])));
        Rows.<Object[]>of(entities.createNativeQuery(STARTED, Object[].class)
                        .setParameter("since", since)
                        .setParameter("now", now))
                .forEach(row -> causes.add(new Cause((String) row[0], (String) row[1], null)));
        return causes;
    }
}
