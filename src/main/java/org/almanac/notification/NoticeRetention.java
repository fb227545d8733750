package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.transaction.Transactions;

/**
 * Forgets what readers were owed and told, once it lies so far back that nothing of it can be owed again: a promise goes
 * no sooner than the matter itself is over, so that nobody is told twice.
 */
@ApplicationScoped
public class NoticeRetention {
    private static final int BATCH = 5_000;

    /** Each may have been told to all readers. */
    private static final int EVENTS = 20;

    /** Longer than planning ever looks back. */
    private static final Duration PLANNED = Duration.ofDays(60);

    // A batch is a stretch of time, whatever of it may go. While a spell lasts, the note of it says that it was told.
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
    private static final List<String> PLANNING = List.of(
            "delete from spell_end where at < :before",
            "delete from reminder_due where planned and useful_until < :before",
            "delete from key_date_due where useful_until < :before");

    private final EntityManager entities;
    private final Period kept;
    private final Duration minInterval;
    private final Clock clock;

    NoticeRetention(EntityManager entities, RetentionSettings retention, NotificationSettings settings, Clock clock) {
        this.entities = entities;
        this.kept = retention.notices();
        this.minInterval = settings.nothingUpcoming().minInterval();
        this.clock = clock;
    }

    /** How far a batch has come. */
    private record Place(Instant at, UUID id) {
        static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    /** Forgets what is old enough, a few thousand rows in a transaction. Any node may call it at any time. */
    public void forget() {
        Instant now = clock.instant();
        PLANNING.forEach(sql -> write(sql, Map.of("before", now.minus(PLANNED))));
        Instant before = before(now);
        forgetNotices(before);
        while (write(TOLD, Map.of("before", before, "batch", EVENTS)) > 0) {
            // Event after event.
        }
    }

    /** Never so soon that somebody might hear again that nothing is ahead. */
    private Instant before(Instant now) {
        Instant asked = now.atOffset(ZoneOffset.UTC).minus(kept).toInstant();
        Instant latest = now.minus(minInterval).minus(PLANNED);
        return asked.isBefore(latest) ? asked : latest;
    }

    private void forgetNotices(Instant before) {
        Place place = Place.FIRST;
        while (true) {
            Place from = place;
            List<Object[]> end = Transactions.anew(() -> Rows.of(entities.createNativeQuery(STRETCH, Object[].class)
                    .setParameter("before", before)
                    .setParameter("lastAt", from.at)
                    .setParameter("lastId", from.id)
                    .setParameter("batch", BATCH)));
            if (end.isEmpty()) {
                return;
            }
            place = new Place((Instant) end.get(0)[0], (UUID) end.get(0)[1]);
            write(
                    NOTICES,
                    Map.of("before", before, "lastAt", from.at, "lastId", from.id, "at", place.at, "id", place.id));
        }
    }

    private int write(String sql, Map<String, ?> values) {
        return Transactions.anew(() -> {
            var query = entities.createNativeQuery(sql);
            values.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }
}
