package org.almanac.notification.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** Deletes of what is long over, and the stretches in which the ledger is gone through. */
@ApplicationScoped
public class NoticeRetentionStatements {
    // A batch is a stretch of time, whatever of it may go. While a nothing-upcoming period lasts, the note of it says
    // that it was told.
    private static final String STRETCH = """
            select planned_at, id from (
                select planned_at, id from notice
                where planned_at < :before and (planned_at, id) > (:lastAt, :lastId)
                order by planned_at, id limit :batch) n
            order by planned_at desc, id desc limit 1
            """;
    private static final String NOTICES = """
            delete from notice n
            where (n.planned_at, n.id) > (:lastAt, :lastId) and (n.planned_at, n.id) <= (:at, :id)
              and case when n.kind = 'NOTHING_UPCOMING' then not exists (
                           select 1 from dry_spell d where d.subscriber_id = n.subscriber_id
                           and n.subject = cast(cast(extract(epoch from d.began) * 1000 as bigint) as text))
                       else n.useful_until < :before end
            """;
    private static final String TOLD = """
            delete from told t where t.event_id in (
                select e.id from event e
                where e.ends_at < :before
                  and exists (select 1 from told x where x.event_id = e.id)
                  and not exists (select 1 from occurrence o where o.event_id = e.id and o.ends_at >= :before)
                order by e.starts_at limit :batch)
            """;

    private final Session session;

    NoticeRetentionStatements(Session session) {
        this.session = session;
    }

    public int deleteSpellEnds(Instant before) {
        return delete("delete from spell_end where at < :before", before);
    }

    public int deleteReminderDues(Instant before) {
        return delete("delete from reminder_due where planned and useful_until < :before", before);
    }

    public int deleteKeyDateDues(Instant before) {
        return delete("delete from key_date_due where useful_until < :before", before);
    }

    private int delete(String sql, Instant before) {
        return session.createNativeMutationQuery(sql)
                .setParameter("before", before)
                .executeUpdate();
    }

    /** The last of so many notices, by when they were planned; empty when there are none so old. */
    public Optional<LedgerPosition> endOfStretch(LedgerPosition from, Instant before, int notices) {
        return session
                .createNativeQuery(STRETCH, LedgerPosition.class)
                .setParameter("before", before)
                .setParameter("lastAt", from.at())
                .setParameter("lastId", from.id())
                .setParameter("batch", notices)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** @param to inclusive */
    public int deleteNotices(LedgerPosition from, LedgerPosition to, Instant before) {
        return session.createNativeMutationQuery(NOTICES)
                .setParameter("before", before)
                .setParameter("lastAt", from.at())
                .setParameter("lastId", from.id())
                .setParameter("at", to.at())
                .setParameter("id", to.id())
                .executeUpdate();
    }

    /** What was told of so many events that were over then. */
    public int deleteTold(Instant before, int events) {
        return session.createNativeMutationQuery(TOLD)
                .setParameter("before", before)
                .setParameter("batch", events)
                .executeUpdate();
    }
}
