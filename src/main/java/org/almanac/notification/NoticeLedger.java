package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
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
            select n.id, n.kind, n.event_id, n.occurrence_id, n.due_at, n.lead, n.useful_until, n.subject, t.facts_id,
                   case when n.skipped is not null then n.skipped
                        when n.kind = 'REMINDER' then
                            case when o.id is null or not o.visible then 'cancelled'
                                 when o.starts_at <> n.starts_at then 'moved'
                                 when not follows(s, e) or not exists (
                                     select 1 from subscriber_lead_time l
                                     where l.subscriber_id = s.id and l.lead = n.lead) then 'unfollowed'
                            end
                        when n.kind = 'KEY_DATE' then
                            case when not exists (
                                     select 1 from key_date_due k where k.event_id = n.event_id and k.lead = n.lead
                                     and n.subject = k.event_id || '@' || k.at || '@' || k.label) then 'moved'
                                 when not follows(s, e) then 'unfollowed'
                            end
                        when n.kind in ('CHANGED', 'CANCELLED') then
                            case when not s.changes or t.facts_id is null then 'unfollowed'
                                 when exists (select 1 from unsettled_event u where u.event_id = n.event_id)
                                     then 'superseded'
                                 when t.facts_id = n.facts_id then 'told'
                            end
                        when n.kind = 'ANNOUNCED' then
                            case when not exists (
                                     select 1 from occurrence a
                                     where a.event_id = n.event_id and a.visible and a.starts_at > :now)
                                     then 'cancelled'
                                 when not follows(s, e) or s.digest <> 'NONE'
                                      or not (s.announcements or n.ends_spell) then 'unfollowed'
                            end
                        when n.kind = 'DIGEST' and n.subject not like s.digest || '@%' then 'unfollowed'
                        when n.kind = 'NOTHING_UPCOMING' and not s.nothing_upcoming then 'unfollowed'
                        when n.kind = 'NOTHING_UPCOMING' and follows_ahead(s, :now) then 'over'
                   end as untrue,
                   case when n.useful_until <= :now then 'late'
                        when n.kind = 'REMINDER' and exists (
                            select 1 from notice later
                            where later.subscriber_id = n.subscriber_id and later.kind = n.kind
                              and later.occurrence_id = n.occurrence_id and later.starts_at = n.starts_at
                              and later.skipped is null and later.due_at > n.due_at and later.due_at <= :now
                              and later.message_id <> n.message_id) then 'superseded'
                   end as useless
            from notice n
            join subscriber s on s.id = n.subscriber_id
            left join occurrence o on o.id = n.occurrence_id
            left join event e on e.id = n.event_id
            left join told t on t.subscriber_id = n.subscriber_id and t.event_id = n.event_id
            where n.message_id = :message
            order by coalesce(n.starts_at, n.useful_until), n.due_at desc, n.id
            """;

    private final EntityManager entities;

    NoticeLedger(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param subject what the notice is about, as its planner wrote it
     * @param told the version of the event that the subscriber was told; null when there is none
     * @param skipped why it is not to be said; null when it is
     */
    record Carried(
            UUID id,
            MessageKind kind,
            @Nullable UUID event,
            @Nullable UUID occurrence,
            Instant dueAt,
            String lead,
            @Nullable Instant usefulUntil,
            String subject,
            @Nullable Long told,
            @Nullable String skipped) {

        boolean waitsFor(Instant end) {
            return Patience.waits(kind, lead, usefulUntil, end);
        }

        Carried skippedAs(String reason) {
            return new Carried(id, kind, event, occurrence, dueAt, lead, usefulUntil, subject, told, reason);
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
            looked.add(overtaken ? notice.skippedAs("superseded") : notice);
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

    /** Notes what the mail at hand says of an event, so that it counts as told once a server has taken it. */
    @Transactional
    void says(UUID notice, UUID event, long facts) {
        entities.createNativeQuery("insert into notice_facts (notice_id, event_id, facts_id)"
                        + " values (:notice, :event, :facts) on conflict (notice_id, event_id) do update"
                        + " set facts_id = excluded.facts_id")
                .setParameter("notice", notice)
                .setParameter("event", event)
                .setParameter("facts", facts)
                .executeUpdate();
    }

    /** An instance of an event that a digest names. */
    record Named(UUID event, UUID occurrence) {}

    /** What a subscriber follows that starts after {@code from} and before {@code to}, by start. */
    @Transactional
    List<Named> followedBetween(UUID subscriber, Instant from, Instant to) {
        return named(entities.createNativeQuery("""
                        select e.id, o.id from subscriber s
                        join occurrence o on o.visible and o.starts_at > :from and o.starts_at < :to
                        join event e on e.id = o.event_id
                        where s.id = :subscriber and follows(s, e) order by o.starts_at, o.id
                        """, Object[].class)
                .setParameter("subscriber", subscriber)
                .setParameter("from", from)
                .setParameter("to", to));
    }

    /** Each event that became visible in (after, until] and that starts at {@code from} or later, by start. */
    @Transactional
    List<Named> followedSince(UUID subscriber, Instant after, Instant until, Instant from) {
        return named(entities.createNativeQuery("""
                        select e.id, o.id from subscriber s
                        join first_visible v on v.ahead and v.at > :after and v.at <= :until
                        join event e on e.id = v.event_id
                        join lateral (select x.id, x.starts_at from occurrence x
                                      where x.event_id = e.id and x.visible and x.starts_at > :until
                                      order by x.starts_at, x.id limit 1) o on true
                        where s.id = :subscriber and follows(s, e) and o.starts_at >= :from order by o.starts_at, o.id
                        """, Object[].class)
                .setParameter("subscriber", subscriber)
                .setParameter("after", after)
                .setParameter("until", until)
                .setParameter("from", from));
    }

    private static List<Named> named(Query query) {
        return Rows.<Object[]>of(query).stream()
                .map(row -> new Named((UUID) row[0], (UUID) row[1]))
                .toList();
    }

    /** The next instance of an event that takes place after {@code now}. */
    @Transactional
    @Nullable
    UUID nextOccurrence(UUID event, Instant now) {
        return (UUID) entities.createNativeQuery(
                        "select id from occurrence where event_id = :event and visible and starts_at > :now"
                                + " order by starts_at, id limit 1",
                        UUID.class)
                .setParameter("event", event)
                .setParameter("now", now)
                .getSingleResultOrNull();
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
                (String) row[7],
                (Long) row[8],
                row[9] == null ? (String) row[10] : (String) row[9]);
    }
}
