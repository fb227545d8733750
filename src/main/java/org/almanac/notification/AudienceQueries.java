package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import org.hibernate.Session;

/** How many readers a change of an event will be told to, for whoever is about to make it. */
@ApplicationScoped
@Transactional
public class AudienceQueries {
    /** With more, nobody asks for the last one. */
    public static final int MOST_COUNTED = 10_000;

    private static final String TOLD = """
        select count(*) from (
            select 1 from told t join subscriber s on s.id = t.subscriber_id
            where t.event_id = :event and s.state = 'ACTIVE' and not s.suppressed and s.changes
            limit :most) counted
        """;
    private static final String FOLLOWERS = """
        select count(*) from (
            select 1 from followers(:event) f join subscriber s on s.id = f.subscriber_id
            where s.state = 'ACTIVE' and not s.suppressed and s.digest = 'NONE' and s.announcements
            limit :most) counted
        """;

    private final Session session;
    private final NotificationSettings settings;

    AudienceQueries(Session session, NotificationSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** Those who were told of the event, and are told when it changes. */
    public long ofChange(UUID event) {
        return count(TOLD, event);
    }

    /** Those to whom the event is announced when it is published, unless it was before. */
    public long ofAnnouncement(UUID event) {
        return count(FOLLOWERS, event);
    }

    /** How long after the last edit they are told. */
    public Duration settle() {
        return settings.settle();
    }

    private long count(String sql, UUID event) {
        return session.createNativeQuery(sql, Long.class)
                .setParameter("event", event)
                .setParameter("most", MOST_COUNTED + 1)
                .getSingleResult();
    }
}
