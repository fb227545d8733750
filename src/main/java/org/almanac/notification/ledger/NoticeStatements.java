package org.almanac.notification.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.outbox.MessageKind;
import org.almanac.transaction.Columns;
import org.hibernate.Session;

/** The notices that messages carry: whether each is still true and of use, and what becomes of it. */
@ApplicationScoped
public class NoticeStatements {
    // The order of the reasons is their order of truth: what is cancelled is not said to be late.
    private static final String CARRIED = """
            select n.message_id, n.id, n.kind, n.event_id, n.occurrence_id, n.due_at, n.lead, n.useful_until, n.subject,
                   t.facts_id,
                   case when n.skipped is not null then n.skipped
                        when n.kind = 'REMINDER' then
                            case when o.id is null or not o.visible then 'cancelled'
                                 when o.starts_at <> n.starts_at then 'moved'
                                 when not w.follows or not exists (
                                     select 1 from subscriber_lead_time l
                                     where l.subscriber_id = s.id and l.lead = n.lead) then 'unfollowed'
                            end
                        when n.kind = 'KEY_DATE' then
                            case when not exists (
                                     select 1 from key_date_due k where k.event_id = n.event_id and k.lead = n.lead
                                     and n.subject = k.event_id || '@' || k.at || '@' || k.label) then 'moved'
                                 when not w.follows then 'unfollowed'
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
                                 when not w.follows or s.digest <> 'NONE'
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
                              and later.subject = n.subject
                              and later.occurrence_id = n.occurrence_id and later.starts_at = n.starts_at
                              and later.skipped is null and later.due_at > n.due_at and later.due_at <= :now
                              and later.message_id <> n.message_id) then 'superseded'
                   end as useless
            from notice n
            join subscriber s on s.id = n.subscriber_id
            left join occurrence o on o.id = n.occurrence_id
            left join event e on e.id = n.event_id
            left join lateral whether_follows(s, e) w on e.id is not null
            left join told t on t.subscriber_id = n.subscriber_id and t.event_id = n.event_id
            where n.message_id = any(:messages)
            order by coalesce(n.starts_at, n.useful_until), n.due_at desc, n.id
            """;

    private static final String SKIP = """
            update notice n set skipped = v.reason
            from unnest(cast(:ids as uuid[]), cast(:reasons as text[])) as v (id, reason)
            where n.id = v.id and n.skipped is null
            """;
    private static final String LIST = """
            insert into notice_facts (notice_id, event_id)
            select * from unnest(cast(:notices as uuid[]), cast(:events as uuid[]))
            on conflict (notice_id, event_id) do nothing
            """;

    private final Session session;

    NoticeStatements(Session session) {
        this.session = session;
    }

    /** That a digest lists an event. */
    public record Listed(UUID notice, UUID event) {}

    /** By message, reminders by their start. */
    public Map<UUID, List<CarriedNotice>> carriedBy(List<UUID> messages, Instant now) {
        Map<UUID, List<CarriedNotice>> carried = new HashMap<>();
        session.createNativeQuery(CARRIED, Object[].class)
                .setParameter("messages", messages.toArray(UUID[]::new))
                .setParameter("now", now)
                .getResultList()
                .forEach(row -> carried.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                        .add(carried(row)));
        return carried;
    }

    private static CarriedNotice carried(Object[] row) {
        return new CarriedNotice(
                (UUID) row[1],
                new CarriedNotice.Subject(
                        MessageKind.valueOf((String) row[2]), (UUID) row[3], (UUID) row[4], (String) row[8]),
                (Instant) row[5],
                (String) row[6],
                (Instant) row[7],
                (Long) row[9],
                row[10] == null ? (String) row[11] : (String) row[10]);
    }

    /** Notes why notices are not said. */
    public void skip(List<CarriedNotice> notices) {
        session.createNativeMutationQuery(SKIP)
                .setParameter("ids", Columns.of(notices, CarriedNotice::id, UUID[]::new))
                .setParameter("reasons", Columns.of(notices, CarriedNotice::skipped, String[]::new))
                .executeUpdate();
    }

    /** Notes which events digests list, for the log of an event. */
    public void list(List<Listed> listed) {
        session.createNativeMutationQuery(LIST)
                .setParameter("notices", Columns.of(listed, Listed::notice, UUID[]::new))
                .setParameter("events", Columns.of(listed, Listed::event, UUID[]::new))
                .executeUpdate();
    }

    void deleteOf(UUID subscriber) {
        session.createNativeMutationQuery("delete from notice where subscriber_id = :subscriber")
                .setParameter("subscriber", subscriber)
                .executeUpdate();
    }
}
