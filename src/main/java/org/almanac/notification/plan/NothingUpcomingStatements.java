package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.almanac.notification.due.ExistenceQueries;
import org.almanac.notification.ledger.ChoiceQueries;
import org.almanac.notification.plan.NothingUpcomingTriggerStatements.Cause;
import org.almanac.transaction.Columns;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/** The nothing-upcoming periods, a row for each subscriber in one, and the notes of them in the ledger. */
@ApplicationScoped
class NothingUpcomingStatements {
    private static final String OWED =
            "s.state = 'ACTIVE' and not s.suppressed and s.nothing_upcoming and s.confirmed_at is not null";

    // What the words under which something happened have ahead, anywhere or in which countries.
    private static final String AHEAD = """
            with cause as materialized (
                select kind, target, max(at) as at
                from unnest(cast(:kinds as text[]), cast(:targets as text[]), cast(:ats as timestamptz[]))
                    as c (kind, target, at)
                group by kind, target),
            ahead as materialized (
                select c.kind, c.target, c.kind = 'EVENT' or e.online_url is not null as anywhere, v.country
                from (select * from cause where kind <> 'ALL') c
                cross join lateral key_events(c.kind, c.target) e left join venue v on v.id = e.venue_id
                where exists (select 1 from occurrence o
                              where o.event_id = e.id and o.visible and o.starts_at > :now)
                group by 1, 2, 3, 4
                union all
                select 'ALL', '', e.online_url is not null, v.country
                from occurrence o join event e on e.id = o.event_id left join venue v on v.id = e.venue_id
                where o.visible and o.starts_at > :now and exists (select 1 from cause where kind = 'ALL')
                group by 3, 4),
            """;

    // Who was told that nothing is ahead hears of what ended that, even without announcements.
    private static final String END = AHEAD + """
            over as (
                select d.subscriber_id from dry_spell d
                join subscriber_follow f on f.subscriber_id = d.subscriber_id
                join ahead a on a.kind = f.kind and a.target = f.target
                where a.anywhere
                   or not exists (select 1 from subscriber_country c where c.subscriber_id = d.subscriber_id)
                   or exists (select 1 from subscriber_country c
                              where c.subscriber_id = d.subscriber_id and c.country = a.country)
                union
                select d.subscriber_id from dry_spell d
                join subscriber s on s.id = d.subscriber_id and s.follows_everything
                join ahead a on a.kind = 'ALL'
                where a.anywhere
                   or not exists (select 1 from subscriber_country c where c.subscriber_id = d.subscriber_id)
                   or exists (select 1 from subscriber_country c
                              where c.subscriber_id = d.subscriber_id and c.country = a.country)
                union
                select d.subscriber_id from dry_spell d join subscriber s on s.id = d.subscriber_id
                cross join lateral whether_ahead(s, :now) w
                where s.updated_at > :changed and (w.ahead or not (
            """ + OWED + """
            ))),
            ended as (
                delete from dry_spell d using over x where d.subscriber_id = x.subscriber_id
                returning d.subscriber_id, d.began, d.noticed),
            told as (
                select x.subscriber_id, x.began from ended x
                where x.noticed
                  and exists (select 1 from notice n
                              join message m on m.id = n.message_id and m.state in ('SENDING', 'SENT')
                              where n.subscriber_id = x.subscriber_id and n.kind = 'NOTHING_UPCOMING'
                                and n.skipped is null
                                and n.subject = cast(cast(extract(epoch from x.began) * 1000 as bigint) as text)))
            insert into spell_end (subscriber_id, event_id, at)
            select t.subscriber_id, e.id, e.updated_at
            from event e
            cross join lateral followers(e.id) f
            join told t on t.subscriber_id = f.subscriber_id and e.updated_at >= t.began
            where e.updated_at >= (select min(began) from told)
              and exists (select 1 from occurrence o where o.event_id = e.id and o.visible and o.starts_at > :now)
            on conflict (subscriber_id, event_id) do update set at = excluded.at
            """;

    // It began when the last event of the choice started, when the subscriber came or chose, or when an edit took the
    // events away. Only words that have nothing ahead, or not everywhere, can have made somebody's choice dry.
    private static final String BEGIN = AHEAD + """
            bare as materialized (
                select c.kind, c.target, c.at, not exists (
                           select 1 from ahead a where a.kind = c.kind and a.target = c.target) as everywhere
                from cause c
                where not exists (select 1 from ahead a
                                  where a.kind = c.kind and a.target = c.target and a.anywhere)),
            touched as (
                select f.subscriber_id, b.at from bare b
                join subscriber_follow f on f.kind = b.kind and f.target = b.target where b.everywhere
                union all
                select f.subscriber_id, b.at from bare b
                join subscriber_follow f on f.kind = b.kind and f.target = b.target
                where not b.everywhere
                  and exists (select 1 from subscriber_country c where c.subscriber_id = f.subscriber_id)
                union all
                select s.id, b.at from bare b join subscriber s on s.follows_everything
                where b.kind = 'ALL' and b.everywhere
                union all
                select s.id, b.at from bare b join subscriber s on s.follows_everything
                where b.kind = 'ALL' and not b.everywhere
                  and s.id in (select c.subscriber_id from subscriber_country c)
                union all
                select s.id, null from subscriber s where s.updated_at > :changed),
            candidate as materialized (
                select s.id, s.follows_everything, greatest(s.confirmed_at, s.updated_at, t.at) as since,
                       exists (select 1 from subscriber_country c where c.subscriber_id = s.id) as picky
                from (select subscriber_id, max(at) as at from touched group by subscriber_id) t
                join subscriber s on s.id = t.subscriber_id
                where not exists (select 1 from dry_spell d where d.subscriber_id = s.id) and
            """ + OWED + """
            ),
            -- What the other words of theirs have ahead: once for each word, not for each reader.
            word as materialized (
                select w.kind, w.target, w.kind = 'EVENT' or e.online_url is not null as anywhere, v.country
                from (select distinct f.kind, f.target from candidate c
                      join subscriber_follow f on f.subscriber_id = c.id) w
                cross join lateral key_events(w.kind, w.target) e left join venue v on v.id = e.venue_id
                where exists (select 1 from occurrence o
                              where o.event_id = e.id and o.visible and o.starts_at > :now)
                group by 1, 2, 3, 4
                union all
                select 'ALL', '', e.online_url is not null, v.country
                from occurrence o join event e on e.id = o.event_id left join venue v on v.id = e.venue_id
                where o.visible and o.starts_at > :now
                  and exists (select 1 from candidate where follows_everything)
                group by 3, 4),
            reader as materialized (
                select c.id, c.follows_everything, c.picky, c.since from candidate c
                where not exists (
                        select 1 from subscriber_follow f join word w on w.kind = f.kind and w.target = f.target
                        where f.subscriber_id = c.id
                          and (not c.picky or w.anywhere
                               or exists (select 1 from subscriber_country y
                                          where y.subscriber_id = c.id and y.country = w.country)))
                  and not (c.follows_everything and exists (
                        select 1 from word w
                        where w.kind = 'ALL'
                          and (not c.picky or w.anywhere
                               or exists (select 1 from subscriber_country y
                                          where y.subscriber_id = c.id and y.country = w.country))))),
            """ + ChoiceQueries.LAST_STARTS + """
            , spell as (
                select r.id, greatest(r.since, max(l.starts_at)) as began
                from reader r left join last l on l.id = r.id group by r.id, r.since)
            insert into dry_spell (subscriber_id, began, noticed, say_at)
            select id, began, false, began + cast(:after as interval) from spell
            on conflict (subscriber_id) do nothing
            """;

    private static final String FORGET = "delete from dry_spell d using subscriber s"
            + " where s.id = d.subscriber_id and not d.noticed and d.say_at <= :now and not (" + OWED + ")";

    private static final String PUT_OFF = """
            update dry_spell d set say_at = least(lately.at + cast(:interval as interval), :nextLook)
            from (select w.subscriber_id, max(n.due_at) as at
                  from dry_spell w join notice n on n.subscriber_id = w.subscriber_id
                  where not w.noticed and w.say_at <= :now and n.kind = 'NOTHING_UPCOMING' and n.skipped is null
                  group by w.subscriber_id) lately
            where lately.subscriber_id = d.subscriber_id and lately.at > :lastEdge
            """;

    private static final String SAY = """
            with said as (
                update dry_spell d set noticed = true
                from subscriber s
                where s.id = d.subscriber_id and not d.noticed and d.say_at <= :now
                returning s.id, d.began, s.paused_until)
            insert into notice (id, subscriber_id, kind, subject, lead, due_at, ready_at, skipped, planned_at)
            select gen_random_uuid(), id, 'NOTHING_UPCOMING', cast(extract(epoch from began) * 1000 as bigint), '',
                   :now, :now, case when paused_until > :now then 'paused' end, :now
            from said
            on conflict (subscriber_id, kind, subject, lead) do nothing
            """;

    private final Session session;

    NothingUpcomingStatements(Session session) {
        this.session = session;
    }

    boolean anySubscriberChanged(Instant since) {
        return ExistenceQueries.any(session, "subscriber where updated_at > :since", Map.of("since", since));
    }

    /**
     * Of those whom a cause concerns, and of those who have chosen anew.
     *
     * @param changed since when they have
     */
    void end(List<Cause> causes, Instant changed, Instant now) {
        review(END, causes, changed, now).executeUpdate();
    }

    /** @param after how long nothing must be ahead before it is said */
    void begin(List<Cause> causes, Instant changed, Duration after, Instant now) {
        review(BEGIN, causes, changed, now)
                .setParameter("after", after.toString())
                .executeUpdate();
    }

    private MutationQuery review(String sql, List<Cause> causes, Instant changed, Instant now) {
        return session.createNativeMutationQuery(sql)
                .setParameter("kinds", Columns.of(causes, Cause::kind, String[]::new))
                .setParameter("targets", Columns.of(causes, Cause::target, String[]::new))
                .setParameter("ats", Columns.of(causes, Cause::editedAt, Instant[]::new))
                .setParameter("changed", changed)
                .setParameter("now", now);
    }

    boolean anyToSay(Instant now) {
        return ExistenceQueries.any(session, "dry_spell where not noticed and say_at <= :now", Map.of("now", now));
    }

    /** Those that are due and that their subscribers do not want to hear of. */
    void forgetUnwanted(Instant now) {
        session.createNativeMutationQuery(FORGET).setParameter("now", now).executeUpdate();
    }

    /**
     * Those that are due and whose subscribers had such a note lately.
     *
     * @param interval the least between two notes to one subscriber
     * @param nextLook at which they are looked at again, if not before
     */
    void putOff(Duration interval, Instant nextLook, Instant now) {
        session.createNativeMutationQuery(PUT_OFF)
                .setParameter("now", now)
                .setParameter("interval", interval.toString())
                .setParameter("lastEdge", now.minus(interval))
                .setParameter("nextLook", nextLook)
                .executeUpdate();
    }

    /** Those that are due: each once. */
    int say(Instant now) {
        return session.createNativeMutationQuery(SAY).setParameter("now", now).executeUpdate();
    }
}
