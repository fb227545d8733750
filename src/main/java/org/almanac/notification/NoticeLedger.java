package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.jspecify.annotations.Nullable;

/** The notices that a message carries, each looked at again before it is said. */
@ApplicationScoped
class NoticeLedger {
    // The order of the reasons is their order of truth: what is cancelled is not said to be late.
    private static final String CARRIED = """
            select n.id, n.kind, n.event_id, n.occurrence_id, n.due_at, n.lead, n.useful_until,
                   case when n.skipped is not null then n.skipped
                        when n.kind = 'REMINDER' and (o.id is null or not o.visible) then 'cancelled'
                        when n.kind = 'REMINDER' and o.starts_at <> n.starts_at then 'moved'
                        when n.kind = 'REMINDER' and (not follows(s, e) or not exists (
                            select 1 from subscriber_lead_time l where l.subscriber_id = s.id and l.lead = n.lead))
                            then 'unfollowed'
                        when n.kind = 'NOTHING_UPCOMING' and not s.nothing_upcoming then 'unfollowed'
                        when n.kind = 'NOTHING_UPCOMING' and exists (
                            select 1 from occurrence a join event x on x.id = a.event_id
                            where a.visible and a.starts_at > :now and follows(s, x)) then 'over'
                        when n.useful_until <= :now then 'late'
                        when n.kind = 'REMINDER' and exists (
                            select 1 from notice later
                            where later.subscriber_id = n.subscriber_id and later.kind = n.kind
                              and later.occurrence_id = n.occurrence_id and later.starts_at = n.starts_at
                              and later.skipped is null and later.due_at > n.due_at and later.due_at <= :now
                              and later.message_id <> n.message_id) then 'superseded'
                   end
            from notice n
            join subscriber s on s.id = n.subscriber_id
            left join occurrence o on o.id = n.occurrence_id
            left join event e on e.id = n.event_id
            where n.message_id = :message
            order by n.starts_at, n.due_at desc, n.id
            """;

    private final EntityManager entities;

    NoticeLedger(EntityManager entities) {
        this.entities = entities;
    }

    /** @param skipped why it is not to be said; null when it is */
    record Carried(
            UUID id,
            MessageKind kind,
            @Nullable UUID event,
            @Nullable UUID occurrence,
            Instant dueAt,
            String lead,
            @Nullable Instant usefulUntil,
            @Nullable String skipped) {

        boolean waitsFor(Instant end) {
            return Patience.waits(kind, lead, usefulUntil, end);
        }

        private Carried superseded() {
            return new Carried(id, kind, event, occurrence, dueAt, lead, usefulUntil, "superseded");
        }
    }

    /** Reminders by their start; of several for one occurrence only the latest is to be said. */
    @Transactional
    List<Carried> carried(UUID message, Instant now) {
        List<Carried> notices = Rows.<Object[]>of(entities.createNativeQuery(CARRIED, Object[].class)
                        .setParameter("message", message)
                        .setParameter("now", now))
                .stream()
                .map(NoticeLedger::carried)
                .toList();
        Map<UUID, Instant> latest = new HashMap<>();
        notices.stream()
                .filter(notice -> notice.skipped == null && notice.occurrence != null)
                .sorted(Comparator.comparing(Carried::dueAt))
                .forEach(notice -> latest.put(notice.occurrence, notice.dueAt));
        List<Carried> looked = new ArrayList<>();
        for (Carried notice : notices) {
            Instant last = notice.occurrence == null ? null : latest.get(notice.occurrence);
            boolean overtaken = notice.skipped == null && last != null && notice.dueAt.isBefore(last);
            looked.add(overtaken ? notice.superseded() : notice);
        }
        return looked;
    }

    /** Notes why notices are not said. */
    @Transactional
    void skip(List<Carried> notices) {
        for (Carried notice : notices) {
            entities.createNativeQuery("update notice set skipped = :reason where id = :id and skipped is null")
                    .setParameter("reason", notice.skipped())
                    .setParameter("id", notice.id())
                    .executeUpdate();
        }
    }

    /** When the last event that the subscriber follows started; null when there never was one. */
    @Transactional
    @Nullable
    Instant lastFollowedStart(UUID subscriber, Instant now) {
        return (Instant) entities.createNativeQuery("""
                        select max(o.starts_at) from subscriber s
                        join occurrence o on o.visible and o.starts_at <= :now
                        join event e on e.id = o.event_id
                        where s.id = :subscriber and follows(s, e)
                        """, Instant.class)
                .setParameter("subscriber", subscriber)
                .setParameter("now", now)
                .getSingleResultOrNull();
    }

    /** The names of what a subscriber has chosen, in order; empty when everything is. */
    @Transactional
    List<String> choice(UUID subscriber) {
        return entities.createNativeQuery("""
                        select coalesce(t.name, x.name, g.name, e.title, f.target) from subscriber_follow f
                        left join tag t on f.kind = 'TAG' and t.slug = f.target
                        left join series x on f.kind = 'SERIES' and x.slug = f.target
                        left join organiser g on f.kind = 'ORGANISER' and g.slug = f.target
                        left join event e on f.kind = 'EVENT' and cast(e.id as text) = f.target
                        where f.subscriber_id = :subscriber order by 1
                        """, String.class)
                .setParameter("subscriber", subscriber)
                .getResultList();
    }

    private static Carried carried(Object[] row) {
        return new Carried(
                (UUID) row[0],
                MessageKind.valueOf((String) row[1]),
                (UUID) row[2],
                (UUID) row[3],
                (Instant) row[4],
                (String) row[5],
                (Instant) row[6],
                (String) row[7]);
    }
}
