package org.almanac.notification.facts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.transaction.Columns;
import org.hibernate.Session;

/** Which version of an event's facts each subscriber was told last. */
@ApplicationScoped
public class LastToldStatements {
    // Where two mails to one reader are written down together, the later version counts. The rows come in one order, so
    // that two nodes do not wait for each other.
    private static final String BY_MAIL = """
            insert into told (subscriber_id, event_id, facts_id, times)
            select distinct on (subscriber_id, event_id) subscriber_id, event_id, facts_id, 1
            from unnest(cast(:subscribers as uuid[]), cast(:events as uuid[]), cast(:facts as bigint[]))
                as v (subscriber_id, event_id, facts_id)
            order by subscriber_id, event_id, facts_id desc
            on conflict (subscriber_id, event_id) do update
            set facts_id = excluded.facts_id, times = told.times + 1
            """;
    private static final String UNFOLLOWED = """
            delete from told t using subscriber s, event e
            where t.subscriber_id in (:subscribers) and s.id = t.subscriber_id and e.id = t.event_id
              and not case when e.published and e.withdrawn_at is null then follows(s, e) else followed(s, e.id) end
            """;
    private static final String CHOSEN = """
            select distinct f.target from subscriber_follow f
            where f.subscriber_id in (:subscribers) and f.kind = 'EVENT'
              and not exists (select 1 from told t where t.subscriber_id = f.subscriber_id
                              and cast(t.event_id as text) = f.target)
            order by 1
            """;
    private static final String BY_CHOICE = """
            insert into told (subscriber_id, event_id, facts_id, times)
            select f.subscriber_id, :event, :facts, 0 from subscriber_follow f
            where f.subscriber_id in (:subscribers) and f.kind = 'EVENT' and f.target = cast(:event as text)
            on conflict (subscriber_id, event_id) do nothing
            """;
    private static final String VERSIONS = """
            select distinct facts_id from told where event_id = :event and facts_id <> :current order by 1
            """;
    // Whoever was told an older version of the series is told how the second part differs from that.
    private static final String TAKE_OVER = """
            insert into told (subscriber_id, event_id, facts_id, times)
            select subscriber_id, :later, case when facts_id = :before then :facts else facts_id end, 0
            from told where event_id = :earlier
            on conflict (subscriber_id, event_id) do nothing
            """;
    private static final String TAKE_OVER_AS = """
            insert into told (subscriber_id, event_id, facts_id, times)
            select subscriber_id, :later, :facts, 0 from told where event_id = :earlier
            on conflict (subscriber_id, event_id) do nothing
            """;
    // Whoever knew the series knows the first part as it is: its other dates have not gone.
    private static final String CUT = """
        update told set facts_id = :after where event_id = :earlier
        """;
    private static final String REPLACE = """
        update told set facts_id = :after where event_id = :event and facts_id = :before
        """;
    // Whoever was told of the double was told of what it is a double of.
    private static final String NOT_NEW = """
        insert into notice (id, subscriber_id, kind, event_id, subject, lead, due_at, ready_at, useful_until,
                            skipped, planned_at)
        select gen_random_uuid(), t.subscriber_id, 'ANNOUNCED', :other, cast(:other as text), '', :now, :now, :now,
               'told', :now
        from told t where t.event_id = :double
        on conflict (subscriber_id, kind, subject, lead) do nothing
        """;

    private final Session session;

    LastToldStatements(Session session) {
        this.session = session;
    }

    /** One event that somebody was told of. */
    record ByMail(UUID subscriber, UUID event, long facts) {}

    void tell(List<ByMail> told) {
        session.createNativeMutationQuery(BY_MAIL)
                .setParameter("subscribers", Columns.of(told, ByMail::subscriber, UUID[]::new))
                .setParameter("events", Columns.of(told, ByMail::event, UUID[]::new))
                .setParameter("facts", Columns.of(told, ByMail::facts, Long[]::new))
                .executeUpdate();
    }

    /** What these subscribers do not follow any more. */
    void forgetUnfollowed(List<UUID> subscribers) {
        session.createNativeMutationQuery(UNFOLLOWED)
                .setParameter("subscribers", subscribers)
                .executeUpdate();
    }

    /** The events that one of these subscribers has chosen by themselves and was not told of. */
    List<UUID> chosenUntold(List<UUID> subscribers) {
        return session
                .createNativeQuery(CHOSEN, String.class)
                .setParameter("subscribers", subscribers)
                .getResultList()
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    /** By the event's page, to those of the subscribers who have chosen the event and were not told of it. */
    void tellByChoice(UUID event, long facts, List<UUID> subscribers) {
        session.createNativeMutationQuery(BY_CHOICE)
                .setParameter("event", event)
                .setParameter("facts", facts)
                .setParameter("subscribers", subscribers)
                .executeUpdate();
    }

    /** The versions that subscribers were told last, but for one. */
    public List<Long> versionsBut(UUID event, long current) {
        return session.createNativeQuery(VERSIONS, Long.class)
                .setParameter("event", event)
                .setParameter("current", current)
                .getResultList();
    }

    /**
     * Whoever was told of the first part of a series was told of the second.
     *
     * @param before the version of the first whose place {@code facts} take
     */
    public void takeOver(UUID earlier, UUID later, long before, long facts) {
        session.createNativeMutationQuery(TAKE_OVER)
                .setParameter("later", later)
                .setParameter("earlier", earlier)
                .setParameter("before", before)
                .setParameter("facts", facts)
                .executeUpdate();
    }

    /** The same, with one version whatever they were told. */
    public void takeOverAs(UUID earlier, UUID later, long facts) {
        session.createNativeMutationQuery(TAKE_OVER_AS)
                .setParameter("later", later)
                .setParameter("earlier", earlier)
                .setParameter("facts", facts)
                .executeUpdate();
    }

    /** Whoever was told one version of an event counts as told another. */
    public void replace(UUID event, long before, long after) {
        session.createNativeMutationQuery(REPLACE)
                .setParameter("event", event)
                .setParameter("before", before)
                .setParameter("after", after)
                .executeUpdate();
    }

    /** To whoever was told of a double the event that it is a double of is not new. */
    public void notNew(UUID doubled, UUID other, Instant now) {
        session.createNativeMutationQuery(NOT_NEW)
                .setParameter("double", doubled)
                .setParameter("other", other)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Whoever was told of the first part of a series knows it as it is after the cut. */
    public void cut(UUID earlier, long after) {
        session.createNativeMutationQuery(CUT)
                .setParameter("earlier", earlier)
                .setParameter("after", after)
                .executeUpdate();
    }
}
