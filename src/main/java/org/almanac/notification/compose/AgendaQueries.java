package org.almanac.notification.compose;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.almanac.notification.due.DigestPeriod;
import org.almanac.transaction.Columns;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** What subscribers follow in a stretch of time, and the next dates of events: for many at once. */
@ApplicationScoped
class AgendaQueries {
    // Choices and events meet in the words that both name; countries restrict all but events followed by themselves.
    private static final String READERS = """
            with reader as (
                select r.*, s.follows_everything,
                       exists (select 1 from subscriber_country c where c.subscriber_id = s.id) as picky
                from unnest(cast(:notices as uuid[]), cast(:subscribers as uuid[]), cast(:behinds as timestamptz[]),
                            cast(:dues as timestamptz[]), cast(:ends as timestamptz[]))
                    as r (notice, subscriber, behind, due, until)
                join subscriber s on s.id = r.subscriber),
            choice as (
                select r.notice, f.kind, f.target from reader r join subscriber_follow f on f.subscriber_id = r.subscriber
                union all
                select r.notice, 'ALL', '' from reader r where r.follows_everything),
            """;
    private static final String IN_COUNTRIES = """
            (c.kind = 'EVENT' or not r.picky or x.anywhere
             or exists (select 1 from subscriber_country y
                        where y.subscriber_id = r.subscriber and y.country = x.country))
            """;
    private static final String FIRST = """
            select notice, event_id, occurrence_id, names from (
                select notice, event_id, occurrence_id, count(*) over (partition by notice) as names,
                       row_number() over (partition by notice order by featured desc, starts_at, occurrence_id) as place
                from named) n
            where place <= :most order by notice, place
            """;
    private static final String AHEAD = READERS + """
            coming as (
                select o.id, o.event_id, o.starts_at, e.featured, k.kind, k.target, e.online_url is not null as anywhere, v.country
                from occurrence o join event e on e.id = o.event_id left join venue v on v.id = e.venue_id
                cross join lateral event_keys(e.id, e.series_id, e.organiser_id) k
                where o.visible and o.starts_at > :now and o.starts_at < (select max(until) from reader)),
            named as (
                select distinct r.notice, x.event_id, x.id as occurrence_id, x.starts_at, x.featured
                from choice c join coming x on x.kind = c.kind and x.target = c.target
                join reader r on r.notice = c.notice
                where x.starts_at < r.until and
            """ + IN_COUNTRIES + ") " + FIRST;
    private static final String FRESH = READERS + """
            shown as (
                select v.event_id, v.at, e.featured, k.kind, k.target, e.online_url is not null as anywhere, p.country
                from first_visible v join event e on e.id = v.event_id left join venue p on p.id = e.venue_id
                cross join lateral event_keys(e.id, e.series_id, e.organiser_id) k
                where v.ahead and v.at > (select min(behind) from reader) and v.at <= (select max(due) from reader)),
            named as (
                select distinct r.notice, x.event_id, o.id as occurrence_id, o.starts_at, x.featured
                from choice c join shown x on x.kind = c.kind and x.target = c.target
                join reader r on r.notice = c.notice
                join lateral (select a.id, a.starts_at from occurrence a
                              where a.event_id = x.event_id and a.visible and a.starts_at > r.due
                              order by a.starts_at, a.id limit 1) o on o.starts_at >= r.until
                where x.at > r.behind and x.at <= r.due and
            """ + IN_COUNTRIES + ") " + FIRST;
    private static final String NEXT = """
            select distinct on (event_id) event_id, id from occurrence
            where event_id = any(:events) and visible and starts_at > :now
            order by event_id, starts_at, id
            """;

    private final Session session;

    AgendaQueries(Session session) {
        this.session = session;
    }

    /** A digest that is to be filled. */
    record Wanted(UUID notice, UUID subscriber, Instant dueAt, DigestPeriod period) {}

    /** An instance of an event that a digest names. */
    record Named(UUID event, UUID occurrence) {}

    /**
     * The first of what there is, and how many there are.
     *
     * @param ahead what starts before the period ends: featured events first, each part by start
     * @param fresh what became visible since the digest before and starts after the period, likewise
     */
    record Agenda(List<Named> ahead, List<Named> fresh, int all) {
        static final Agenda EMPTY = new Agenda(List.of(), List.of(), 0);
    }

    /**
     * By notice; who follows nothing of it is left out.
     *
     * @param most to be named of each sort
     */
    Map<UUID, Agenda> of(List<Wanted> wanted, Instant now, int most) {
        Map<UUID, Agenda> agendas = new HashMap<>();
        if (!wanted.isEmpty()) {
            rows(AHEAD, wanted, most, query -> query.setParameter("now", now))
                    .forEach((notice, found) -> agendas.put(notice, new Agenda(found.named, List.of(), found.all)));
            rows(FRESH, wanted, most, query -> query).forEach((notice, found) -> {
                Agenda ahead = agendas.getOrDefault(notice, Agenda.EMPTY);
                agendas.put(notice, new Agenda(ahead.ahead, found.named, ahead.all + found.all));
            });
        }
        return agendas;
    }

    private record Found(List<Named> named, int all) {}

    private Map<UUID, Found> rows(
            String sql, List<Wanted> wanted, int most, UnaryOperator<NativeQuery<Object[]>> more) {
        NativeQuery<Object[]> query = more.apply(session.createNativeQuery(sql, Object[].class)
                .setParameter("notices", Columns.of(wanted, Wanted::notice, UUID[]::new))
                .setParameter("subscribers", Columns.of(wanted, Wanted::subscriber, UUID[]::new))
                .setParameter("behinds", Columns.of(wanted, one -> one.period.behind(), Instant[]::new))
                .setParameter("dues", Columns.of(wanted, Wanted::dueAt, Instant[]::new))
                .setParameter("ends", Columns.of(wanted, one -> one.period.end(), Instant[]::new))
                .setParameter("most", most));
        Map<UUID, Found> found = new HashMap<>();
        for (Object[] row : query.getResultList()) {
            int all = ((Number) row[3]).intValue();
            found.computeIfAbsent((UUID) row[0], id -> new Found(new ArrayList<>(), all))
                    .named
                    .add(new Named((UUID) row[1], (UUID) row[2]));
        }
        return found;
    }

    /** Of each event the next instance that takes place after {@code now}, where there is one. */
    Map<UUID, UUID> next(Collection<UUID> events, Instant now) {
        Map<UUID, UUID> next = new HashMap<>();
        if (!events.isEmpty()) {
            session.createNativeQuery(NEXT, Named.class)
                    .setParameter("events", events.toArray(UUID[]::new))
                    .setParameter("now", now)
                    .getResultList()
                    .forEach(named -> next.put(named.event, named.occurrence));
        }
        return next;
    }
}
