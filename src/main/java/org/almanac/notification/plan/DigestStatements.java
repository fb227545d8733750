package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.almanac.notification.due.DigestPeriod;
import org.almanac.notification.due.ExistenceQueries;
import org.almanac.notification.due.SendHour;
import org.hibernate.Session;

/** The digests in the ledger, and which weekdays and hours readers have chosen for theirs. */
@ApplicationScoped
class DigestStatements {
    // The words of what the digest could name, then who chose one of them: not every reader against every event.
    private static final String INTO_LEDGER = """
            with word as materialized (
                select distinct k.kind, k.target, e.online_url is not null as anywhere, v.country
                from (select o.event_id from occurrence o
                      where o.visible and o.starts_at > :dueAt and o.starts_at < :end
                      union
                      select f.event_id from first_visible f
                      where f.ahead and f.at > :begin and f.at <= :dueAt
                        and exists (select 1 from occurrence o
                                    where o.event_id = f.event_id and o.visible and o.starts_at > :dueAt)) x
                join event e on e.id = x.event_id left join venue v on v.id = e.venue_id
                cross join lateral event_keys(e.id, e.series_id, e.organiser_id) k)
            insert into notice (id, subscriber_id, kind, subject, lead, due_at, ready_at, useful_until, skipped,
                                planned_at)
            select gen_random_uuid(), s.id, 'DIGEST', :subject, '', :dueAt, :dueAt, :usefulUntil,
                   case when s.paused_until > :dueAt then 'paused'
                        when cast(:usefulUntil as timestamptz) <= :now then 'late' end, :now
            from subscriber s
            where s.digest = :digest and s.digest <> 'NONE' and s.time_zone = :zone and s.state = 'ACTIVE'
              and not s.suppressed and :dueAt > s.confirmed_at
              and coalesce(s.digest_day, 0) = :day and coalesce(s.digest_hour, -1) = :hour
              -- Whoever has chosen another hour since does not get a second one.
              and not exists (
                select 1 from notice n where n.subscriber_id = s.id and n.kind = 'DIGEST'
                  and n.subject like :digest || '@%' and n.skipped is null
                  and n.due_at > cast(:dueAt as timestamptz) - interval '20 hours')
              and s.id in (
                select f.subscriber_id from subscriber_follow f join word w on w.kind = f.kind and w.target = f.target
                where w.kind = 'EVENT' or w.anywhere
                   or not exists (select 1 from subscriber_country c where c.subscriber_id = f.subscriber_id)
                   or exists (select 1 from subscriber_country c
                              where c.subscriber_id = f.subscriber_id and c.country = w.country)
                union all
                select a.id from subscriber a join word w on w.kind = 'ALL'
                where a.follows_everything and a.digest = :digest and a.time_zone = :zone
                  and (w.anywhere
                       or not exists (select 1 from subscriber_country c where c.subscriber_id = a.id)
                       or exists (select 1 from subscriber_country c
                                  where c.subscriber_id = a.id and c.country = w.country)))
            on conflict (subscriber_id, kind, subject, lead) do nothing
            """;

    // From one choice to the next in the index: as many steps as there are choices, whatever the number of readers.
    private static final String CHOSEN = """
            with recursive chosen as (
                (select time_zone, digest, coalesce(digest_day, 0) as day, coalesce(digest_hour, -1) as hour
                 from subscriber
                 where digest <> 'NONE' and (digest_day is not null or digest_hour is not null)
                 order by 1, 2, 3, 4 limit 1)
                union all
                select n.* from chosen c cross join lateral (
                    select s.time_zone, s.digest, coalesce(s.digest_day, 0), coalesce(s.digest_hour, -1)
                    from subscriber s
                    where s.digest <> 'NONE' and (s.digest_day is not null or s.digest_hour is not null)
                      and (s.time_zone, s.digest, coalesce(s.digest_day, 0), coalesce(s.digest_hour, -1))
                          > (c.time_zone, c.digest, c.day, c.hour)
                    order by 1, 2, 3, 4 limit 1) n)
            select time_zone, digest, day, hour from chosen
            """;

    private final Session session;

    DigestStatements(Session session) {
        this.session = session;
    }

    /**
     * When readers in a zone want their digest.
     *
     * @param day by ISO 8601; 0 for Monday
     * @param hour -1 for the send hour of all
     */
    record Chosen(ZoneId zone, boolean monthly, int day, int hour) {}

    /** Those that are not everybody's. */
    List<Chosen> chosen() {
        return session.createNativeQuery(CHOSEN, Tuple.class).getResultList().stream()
                .map(row -> new Chosen(
                        ZoneId.of(row.get("time_zone", String.class)),
                        row.get("digest", String.class).equals("MONTHLY"),
                        row.get("day", Integer.class),
                        row.get("hour", Integer.class)))
                .toList();
    }

    /** For all in the hour's zone who want it on that day, by ISO 8601 or 0, and at that hour or -1. */
    int plan(DigestPeriod period, SendHour hour, int day, int ownHour, Instant now) {
        String digest = period.monthly() ? "MONTHLY" : "WEEKLY";
        Map<String, String> readers =
                Map.of("digest", digest, "zone", hour.zone().getId());
        if (!ExistenceQueries.any(
                session, "subscriber where digest = :digest and digest <> 'NONE' and time_zone = :zone", readers)) {
            return 0;
        }
        return session.createNativeMutationQuery(INTO_LEDGER)
                .setParameter("subject", period.name())
                .setParameter("digest", digest)
                .setParameter("zone", hour.zone().getId())
                .setParameter("day", day)
                .setParameter("hour", ownHour)
                .setParameter("dueAt", hour.at())
                .setParameter("begin", period.behind())
                .setParameter("end", period.end())
                .setParameter("usefulUntil", hour.at().plus(DigestPeriod.USEFUL))
                .setParameter("now", now)
                .executeUpdate();
    }
}
