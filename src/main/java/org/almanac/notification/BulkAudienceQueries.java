package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** How many readers are told when many events are edited together; each is counted once. */
@ApplicationScoped
@Transactional
public class BulkAudienceQueries {
    /** The most events whose readers are counted; of more, nobody waits for the last one. */
    public static final int MOST_EVENTS = 1_000;

    private static final String TOLD = """
        select count(*) from (
            select distinct t.subscriber_id from told t join subscriber s on s.id = t.subscriber_id
            where t.event_id = any(cast(:events as uuid[])) and s.state = 'ACTIVE' and not s.suppressed and s.changes
            limit :most) counted
        """;
    private static final String FOLLOWERS = """
        select count(*) from (
            select distinct f.subscriber_id
            from unnest(cast(:events as uuid[])) as x (event_id)
            cross join lateral followers(x.event_id) f join subscriber s on s.id = f.subscriber_id
            where s.state = 'ACTIVE' and not s.suppressed and s.digest = 'NONE' and s.announcements
              and not exists (select 1 from first_visible v where v.event_id = x.event_id)
            limit :most) counted
        """;

    private final Session session;

    BulkAudienceQueries(Session session) {
        this.session = session;
    }

    /** Those who were told of one of the events, and are told when it changes. */
    public long ofChange(List<UUID> events) {
        return count(TOLD, events);
    }

    /** Those to whom one of the events is announced when it is published for the first time. */
    public long ofAnnouncement(List<UUID> events) {
        return count(FOLLOWERS, events);
    }

    private long count(String sql, List<UUID> events) {
        return session.createNativeQuery(sql, Long.class)
                .setParameter("events", events.toArray(UUID[]::new))
                .setParameter("most", AudienceQueries.MOST_COUNTED + 1)
                .getSingleResult();
    }
}
