package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** Writes the digests that have fallen due into the ledger: on Mondays and on the first of the month, zone by zone. */
@ApplicationScoped
class DigestPlanner {
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

    private final EntityManager entities;
    private final LocalTime sendHour;

    DigestPlanner(EntityManager entities, NotificationSettings settings) {
        this.entities = entities;
        this.sendHour = settings.sendHour();
    }

    int plan(List<SendHour> hours, Instant now) {
        return hours.stream().mapToInt(hour -> plan(hour, now)).sum();
    }

    private int plan(SendHour hour, Instant now) {
        int planned = 0;
        if (hour.isMonday()) {
            planned += write(DigestPeriod.of(false, hour.day(), hour.zone(), sendHour), hour, now);
        }
        if (hour.isFirstOfMonth()) {
            planned += write(DigestPeriod.of(true, hour.day(), hour.zone(), sendHour), hour, now);
        }
        return planned;
    }

    private int write(DigestPeriod period, SendHour hour, Instant now) {
        String digest = period.monthly() ? "MONTHLY" : "WEEKLY";
        Map<String, String> readers =
                Map.of("digest", digest, "zone", hour.zone().getId());
        if (!Existence.of(
                entities, "subscriber where digest = :digest and digest <> 'NONE' and time_zone = :zone", readers)) {
            return 0;
        }
        return entities.createNativeQuery(INTO_LEDGER)
                .setParameter("subject", period.name())
                .setParameter("digest", digest)
                .setParameter("zone", hour.zone().getId())
                .setParameter("dueAt", hour.at())
                .setParameter("begin", period.behind())
                .setParameter("end", period.end())
                .setParameter("usefulUntil", hour.at().plus(DigestPeriod.USEFUL))
                .setParameter("now", now)
                .executeUpdate();
    }
}
