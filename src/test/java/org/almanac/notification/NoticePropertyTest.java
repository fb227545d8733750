package org.almanac.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.event.Actor;
import org.almanac.event.Catalogue;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.event.EventStatus;
import org.almanac.event.SaveEvent;
import org.almanac.event.SplitEvent;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.TestMailServer;
import org.almanac.subscriber.ListImport;
import org.almanac.subscriber.TestReaders;
import org.almanac.time.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random catalogues, readers and edits, through changes of the clocks and a leap day: exactly what the rules say is sent,
 * step by step. {@code -Drules.steps=10000 -Drules.seed=7} walks further, or another way.
 */
@QuarkusTest
class NoticePropertyTest {
    private static final int STEPS = Integer.getInteger("rules.steps", 200);
    private static final long SEED = Long.getLong("rules.seed", 20270320L);
    private static final Instant BEGIN = Instant.parse("2027-03-20T10:00:00Z");
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe");
    private static final List<String> LEADS = List.of("P7D", "P1D", "PT2H", "PT24H", "PT30M", "P1DT6H");
    private static final List<String> COUNTRIES = List.of("GB", "DE", "US");
    private static final int MOST_EVENTS = 14;
    private static final int MOST_PEOPLE = 9;
    private static final Actor EDITOR = new Actor("property");

    @Inject
    TestClock clock;

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueQueries queries;

    @Inject
    ListImport lists;

    @Inject
    TestReaders readers;

    @Inject
    NoticePlanner planner;

    @Inject
    Outbox outbox;

    @Inject
    EntityManager entities;

    private final Random random = new Random(SEED);
    private final String run = "p" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> tags = List.of(run + "a", run + "b", run + "c");
    private final Set<UUID> seen = new HashSet<>();
    private final Deque<String> log = new ArrayDeque<>();
    private final Map<String, Integer> mailsExpected = new TreeMap<>();
    private RulesReference rules;
    private TestMailServer mails;
    private Instant planned;
    private Instant now;

    @BeforeEach
    void begin() {
        mails = TestMailServer.start();
        planned = plannedUntil();
        now = planned.isAfter(BEGIN) ? planned.plusSeconds(60) : BEGIN;
        clock.hold(now);
        beat();
        rules = new RulesReference(now);
    }

    @AfterEach
    void end() {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("update subscriber set state = 'UNSUBSCRIBED' where email like :run")
                    .setParameter("run", run + "%")
                    .executeUpdate();
            entities.createNativeQuery("update planner set planned_until = :then")
                    .setParameter("then", planned)
                    .executeUpdate();
        });
        mails.close();
        clock.reset();
    }

    @Test
    void exactlyWhatTheRulesSayIsSent() throws Exception {
        for (int step = 0; step < STEPS; step++) {
            now = now.plus(someTime());
            clock.hold(now);
            compare(step, "time");
            String action = act();
            compare(step, action);
        }
        for (Map.Entry<String, Integer> expected : mailsExpected.entrySet()) {
            assertThat(mails.receivedBy(expected.getKey()))
                    .as(expected.getKey())
                    .hasSize(expected.getValue());
        }
    }

    private void compare(int step, String action) {
        log.add(step + " " + now + " " + action);
        if (log.size() > 25) {
            log.remove();
        }
        beat();
        Map<String, Set<String>> expected = rules.tick(now);
        expected.keySet().forEach(email -> mailsExpected.merge(email, 1, Integer::sum));
        assertThat(sent())
                .as(() -> "seed " + SEED + "\n" + String.join("\n", log) + "\n" + rules.state(expected.keySet()))
                .isEqualTo(expected);
    }

    private Duration someTime() {
        return switch (random.nextInt(6)) {
            case 0 -> Duration.ofMinutes(1 + random.nextInt(15));
            case 1 -> Duration.ofMinutes(random.nextInt(120));
            case 2 -> Duration.ofHours(6).plusSeconds(random.nextInt(3_600));
            case 3 -> Duration.ofMinutes(30L * random.nextInt(30));
            case 4 -> Duration.ofHours(random.nextInt(40));
            default -> Duration.ofSeconds(random.nextInt(7_200));
        };
    }

    // What happens ------------------------------------------------------------------------------------------------

    private String act() {
        boolean fewEvents = live().size() < 3;
        boolean fewPeople = active().size() < 3;
        int choice = random.nextInt(20);
        if (fewPeople || (choice < 2 && active().size() < MOST_PEOPLE)) {
            return subscribe();
        }
        if (fewEvents || (choice < 6 && live().size() < MOST_EVENTS)) {
            return create();
        }
        return switch (choice) {
            case 6, 7, 8 -> choose();
            case 9 -> random.nextInt(3) == 0 ? unsubscribe() : "rest";
            case 10, 11, 12, 13, 14, 15, 16, 17 -> edit();
            default -> "rest";
        };
    }

    private String subscribe() {
        String email = run + "-" + rules.people.size() + "@example.org";
        RulesReference.Person person = new RulesReference.Person(email, now);
        wish(person);
        if (random.nextInt(3) == 0) {
            person.quietFrom = LocalTime.of(22, 0);
            person.quietTo = LocalTime.of(7, 30);
        }
        String json = "[{\"email\":\"" + email + "\",\"tags\":" + json(person.tags) + ",\"events\":"
                + json(person.events.stream().map(UUID::toString).collect(Collectors.toSet())) + ",\"countries\":"
                + json(person.countries) + ",\"leadTimes\":" + json(person.leads) + ",\"timeZone\":\"" + person.zone
                + "\",\"digest\":\"" + person.digest + "\",\"announcements\":" + person.announcements + ",\"changes\":"
                + person.changes + ",\"nothingUpcoming\":" + person.nothing
                + (person.quietFrom == null ? "" : ",\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:30\"}")
                + ",\"confirmed\":true,\"consent\":{\"at\":\"2024-05-01\",\"source\":\"test\"}}]";
        assertThat(lists.run(ListImport.Format.JSON, json.getBytes(StandardCharsets.UTF_8), "test")
                        .created())
                .isEqualTo(1);
        rules.people.put(email, person);
        rules.chose(person, now);
        return "subscribe " + json;
    }

    private void wish(RulesReference.Person person) {
        person.tags = some(tags, 1);
        person.countries = random.nextInt(4) == 0 ? some(COUNTRIES, 1) : Set.of();
        person.events = new HashSet<>();
        List<RulesReference.Thing> shown =
                live().stream().filter(event -> event.published).toList();
        if (!shown.isEmpty() && random.nextInt(3) == 0) {
            person.events = Set.of(shown.get(random.nextInt(shown.size())).id);
        }
        person.leads = List.copyOf(some(LEADS, 0));
        person.zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        person.digest = List.of("NONE", "NONE", "NONE", "WEEKLY", "MONTHLY").get(random.nextInt(5));
        person.announcements = random.nextBoolean();
        person.changes = random.nextInt(4) > 0;
        person.nothing = random.nextInt(4) > 0;
    }

    private String choose() {
        RulesReference.Person person = active().get(random.nextInt(active().size()));
        wish(person);
        person.pausedUntil = random.nextInt(4) == 0 ? now.plus(Duration.ofHours(random.nextInt(90))) : null;
        readers.choose(
                person.email,
                person.tags,
                person.events,
                person.countries,
                person.leads,
                person.zone,
                person.digest,
                person.announcements,
                person.changes,
                person.nothing,
                person.pausedUntil);
        rules.chose(person, now);
        return "choose " + person.email + " " + person.tags + person.events + person.countries + person.leads
                + person.zone + person.digest + " announcements " + person.announcements + " changes " + person.changes
                + " nothing " + person.nothing + " paused " + person.pausedUntil;
    }

    private String unsubscribe() {
        RulesReference.Person person = active().get(random.nextInt(active().size()));
        readers.unsubscribe(person.email);
        person.active = false;
        return "unsubscribe " + person.email;
    }

    private String create() {
        Draft draft = new Draft();
        draft.title = "Event " + rules.events.size();
        draft.allDay = random.nextInt(3) == 0;
        draft.zone = ZONES.get(random.nextInt(ZONES.size()));
        draft.start = someStart(draft);
        draft.tags = some(tags, 1);
        draft.country = random.nextInt(3) == 0 ? null : COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        draft.published = random.nextInt(8) > 0;
        draft.keyDate = random.nextInt(3) == 0 ? someDay() : null;
        if (random.nextInt(3) == 0) {
            draft.every = List.of(1, 2, 7).get(random.nextInt(3));
            draft.count = 2 + random.nextInt(5);
        }
        Event event = catalogue.create(draft.toSaveEvent(), EDITOR);
        RulesReference.Thing thing = new RulesReference.Thing(event.id(), event.time());
        drafts.put(event.id(), draft);
        rules.events.put(event.id(), thing);
        follow(thing, event, draft, true);
        return "create " + event.id() + " " + draft;
    }

    private String edit() {
        List<RulesReference.Thing> live = live();
        RulesReference.Thing thing = live.get(random.nextInt(live.size()));
        Draft draft = Objects.requireNonNull(drafts.get(thing.id));
        int revision = queries.find(thing.id.toString()).revision();
        String what = change(thing, draft);
        Event event = queries.find(thing.id.toString());
        boolean wasCut = drafts.get(thing.id) != draft;
        if (event.revision() != revision && !wasCut) {
            follow(thing, event, draft, false);
        }
        return what + " " + thing.id + " " + draft;
    }

    private String change(RulesReference.Thing thing, Draft draft) {
        String what;
        if (draft.count > 0 && random.nextInt(2) == 0) {
            if (draft.count > 1 && random.nextInt(4) == 0) {
                return split(thing, draft);
            }
            what = changeDates(draft);
            catalogue.replace(thing.id.toString(), draft.toSaveEvent(), null, EDITOR);
            return what;
        }
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                what = "move";
                draft.start = someStart(draft);
                draft.rrule = null;
                draft.standard();
            }
            case 3 -> {
                what = "retitle";
                draft.title = "Event " + random.nextInt(3) + " of " + thing.id.hashCode();
            }
            case 4, 5 -> {
                what = "status";
                draft.status = EventStatus.values()[random.nextInt(4)];
            }
            case 6 -> {
                what = "back on";
                draft.status = EventStatus.CONFIRMED;
            }
            case 7 -> {
                what = "retag";
                draft.tags = some(tags, 1);
            }
            case 8 -> {
                what = "place";
                draft.country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
                draft.online = random.nextInt(3) == 0 ? "https://example.org/join" : null;
            }
            case 9 -> {
                what = "key date";
                draft.keyDate = random.nextInt(3) == 0 ? null : someDay();
            }
            case 10 -> {
                what = "publish";
                draft.published = random.nextInt(3) > 0;
            }
            default -> {
                if (random.nextInt(3) == 0) {
                    catalogue.withdraw(thing.id.toString(), null, EDITOR);
                    return "withdraw";
                }
                what = "zone";
                draft.zone = ZONES.get(random.nextInt(ZONES.size()));
                draft.rrule = null;
            }
        }
        catalogue.replace(thing.id.toString(), draft.toSaveEvent(), null, EDITOR);
        return what;
    }

    /** One date is left out, moved or cancelled, or is as the rule has it again; or the rule goes on longer. */
    private String changeDates(Draft draft) {
        LocalDateTime at = draft.at(random.nextInt(draft.count));
        String what = List.of("leave out", "move", "cancel", "restore", "count").get(random.nextInt(5));
        boolean only = draft.left.size() + draft.off.size() >= draft.count - 1;
        draft.left.remove(at);
        draft.off.remove(at);
        draft.moved.remove(at);
        switch (what) {
            case "move" ->
                draft.moved.put(
                        at,
                        draft.allDay ? at.plusDays(1L + random.nextInt(3)) : at.plusMinutes(30L * random.nextInt(100)));
            case "leave out" -> {
                if (!only) {
                    draft.left.add(at);
                }
            }
            case "cancel" -> draft.off.add(at);
            case "count" -> {
                draft.count = 2 + random.nextInt(5);
                draft.rrule = null;
                draft.standard();
            }
            default -> {}
        }
        return what + " " + at;
    }

    private String split(RulesReference.Thing thing, Draft draft) {
        int index = 1 + random.nextInt(draft.count - 1);
        LocalDateTime at = draft.at(index);
        if (draft.left.contains(at)) {
            return "rest";
        }
        RulesReference.Facts before = thing.facts();
        Draft later = draft.part(index, draft.count);
        later.rrule = draft.rrule;
        Draft earlier = draft.part(0, index);
        RulesReference.Facts asItWas = later.facts(thing);
        boolean retitled = random.nextBoolean();
        if (retitled) {
            later.title = "Second " + random.nextInt(100);
        }
        SplitEvent parts = catalogue.split(
                thing.id.toString(),
                draft.allDay ? at.toLocalDate().toString() : at.toString(),
                asIs -> later.toSaveEvent(),
                null,
                EDITOR);
        drafts.put(thing.id, earlier);
        earlier.rrule =
                Objects.requireNonNull(parts.earlier().content().recurrence()).rrule();
        follow(thing, parts.earlier(), earlier, false);
        RulesReference.Thing second =
                new RulesReference.Thing(parts.later().id(), parts.later().time());
        drafts.put(second.id, later);
        rules.events.put(second.id, second);
        second.firstVisible = thing.firstVisible;
        follow(second, parts.later(), later, true);
        second.freshKeyDates = false;
        second.muted.addAll(second.keyDates.keySet());
        rules.cut(thing, before, second, asItWas, now);
        return "split at " + at + " into " + second.id + " " + later + " from";
    }

    /** Brings the reference's picture of an event up to what the catalogue has. */
    private void follow(RulesReference.Thing thing, Event event, Draft draft, boolean isNew) {
        Set<RulesReference.Date> before = isNew ? Set.of() : Set.copyOf(thing.shown());
        Set<String> was = Set.copyOf(thing.tags);
        String place = thing.place();
        String online = thing.online;
        thing.title = event.title();
        thing.time = event.time();
        thing.rule = draft.rule();
        thing.tags = event.content().tags().stream().map(tag -> tag.slug()).collect(Collectors.toSet());
        thing.country =
                event.content().venue() == null ? null : event.content().venue().country();
        thing.online = event.content().onlineUrl();
        thing.status = event.status();
        thing.published = event.content().published();
        thing.withdrawn = event.withdrawn();
        thing.keyDates = new TreeMap<>();
        event.content().keyDates().forEach(date -> thing.keyDates.put(date.at(), date.label()));
        boolean otherwise =
                !was.equals(thing.tags) || !place.equals(thing.place()) || !Objects.equals(online, thing.online);
        rules.edited(thing, isNew, before, otherwise, now);
    }

    private final Map<UUID, Draft> drafts = new LinkedHashMap<>();

    /** An event as an editor fills it in. */
    private static final class Draft {
        String title = "";
        boolean allDay;
        String zone = "UTC";
        LocalDateTime start = LocalDateTime.MIN;
        Set<String> tags = Set.of();

        @Nullable
        String country;

        @Nullable
        String online;

        boolean published = true;
        EventStatus status = EventStatus.CONFIRMED;

        @Nullable
        LocalDate keyDate;

        int every;
        int count;

        @Nullable
        String rrule;

        Set<LocalDateTime> left = new TreeSet<>();
        Set<LocalDateTime> off = new TreeSet<>();
        Map<LocalDateTime, LocalDateTime> moved = new TreeMap<>();

        LocalDateTime at(int index) {
            LocalDateTime first = allDay ? start.toLocalDate().atStartOfDay() : start;
            return first.plusDays((long) index * every);
        }

        /** Every date is as the rule has it. */
        void standard() {
            left.clear();
            off.clear();
            moved.clear();
        }

        /** What is left of it between two of its dates. */
        Draft part(int from, int to) {
            Draft part = new Draft();
            part.title = title;
            part.allDay = allDay;
            part.zone = zone;
            part.start = at(from);
            part.tags = tags;
            part.country = country;
            part.online = online;
            part.published = published;
            part.status = status;
            part.keyDate = keyDate;
            part.every = every;
            part.count = to - from;
            for (int i = from; i < to; i++) {
                LocalDateTime at = at(i);
                if (left.contains(at)) {
                    part.left.add(at);
                }
                if (off.contains(at)) {
                    part.off.add(at);
                }
                if (moved.containsKey(at)) {
                    part.moved.put(at, moved.get(at));
                }
            }
            return part;
        }

        RulesReference.@Nullable Rule rule() {
            return count == 0
                    ? null
                    : new RulesReference.Rule(every, count, Set.copyOf(left), Map.copyOf(moved), Set.copyOf(off));
        }

        /** As it would be told of an event that is like another in all else. */
        RulesReference.Facts facts(RulesReference.Thing like) {
            RulesReference.Facts facts = like.facts();
            return new RulesReference.Facts(
                    title,
                    like.time.startingAt(at(0)),
                    rule(),
                    facts.place(),
                    facts.online(),
                    facts.status(),
                    facts.gone());
        }

        private SaveEvent.@Nullable RecurrenceInput recurrence() {
            if (count == 0) {
                return null;
            }
            List<SaveEvent.OverrideInput> overrides = new ArrayList<>();
            moved.forEach((at, to) -> overrides.add(new SaveEvent.OverrideInput(text(at), text(to), null, null)));
            off.forEach(at -> overrides.add(new SaveEvent.OverrideInput(text(at), null, null, "CANCELLED")));
            return new SaveEvent.RecurrenceInput(
                    rrule == null ? "FREQ=DAILY;INTERVAL=" + every + ";COUNT=" + count : rrule,
                    left.stream().map(this::text).toList(),
                    null,
                    overrides);
        }

        private String text(LocalDateTime at) {
            return allDay ? at.toLocalDate().toString() : at.toString();
        }

        SaveEvent toSaveEvent() {
            return new SaveEvent(
                    null,
                    null,
                    title,
                    null,
                    null,
                    allDay ? start.toLocalDate().toString() : start.toString(),
                    null,
                    zone,
                    allDay,
                    published,
                    status.name(),
                    new ArrayList<>(new TreeSet<>(tags)),
                    null,
                    country == null ? null : new SaveEvent.VenueInput("Hall", null, null, country, null, null),
                    online,
                    null,
                    null,
                    null,
                    null,
                    keyDate == null ? null : List.of(new SaveEvent.KeyDateInput("Call closes", keyDate.toString())),
                    recurrence());
        }

        @Override
        public String toString() {
            return title + " " + start + " " + zone + (allDay ? " all day " : " ") + status + " " + tags + country
                    + online + (published ? "" : " hidden") + " key " + keyDate
                    + (count == 0 ? "" : " every " + every + "×" + count + " left" + left + " off" + off + moved);
        }
    }

    private LocalDateTime someStart(Draft draft) {
        Duration ahead = switch (random.nextInt(5)) {
            case 0 -> Duration.ofMinutes(random.nextInt(300) - 60);
            case 1 -> Duration.ofHours(random.nextInt(60));
            case 2 -> Duration.ofDays(random.nextInt(9));
            default -> Duration.ofHours(random.nextInt(24 * 40));
        };
        LocalDateTime local = LocalDateTime.ofInstant(now.plus(ahead), ZoneId.of(draft.zone));
        return local.withSecond(0).withNano(0);
    }

    private LocalDate someDay() {
        return LocalDate.ofInstant(now, ZoneId.of("UTC")).plusDays(random.nextInt(20) - 1L);
    }

    private <T> Set<T> some(List<T> from, int least) {
        Set<T> chosen = new TreeSet<>();
        from.forEach(one -> {
            if (random.nextInt(2) == 0) {
                chosen.add(one);
            }
        });
        if (chosen.size() < least) {
            chosen.add(from.get(random.nextInt(from.size())));
        }
        return chosen;
    }

    private List<RulesReference.Thing> live() {
        return rules.events.values().stream()
                .filter(event -> !event.withdrawn && lastStart(event).isAfter(now.minus(Duration.ofDays(3))))
                .toList();
    }

    private static Instant lastStart(RulesReference.Thing event) {
        return RulesReference.dates(event.time, event.rule).stream()
                .map(RulesReference.Date::start)
                .max(Instant::compareTo)
                .orElse(event.time.startsAt());
    }

    private List<RulesReference.Person> active() {
        return rules.people.values().stream().filter(person -> person.active).toList();
    }

    private static String json(java.util.Collection<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    // What the service does ---------------------------------------------------------------------------------------

    private void beat() {
        planner.tick();
        outbox.drain();
        // A connection that is left over from another test's mail server costs a try.
        for (int i = 1; i < 6 && waiting() > 0; i++) {
            clock.hold(now.plusSeconds(11L * i));
            outbox.drain();
        }
        clock.hold(now);
    }

    private long waiting() {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                        "select count(*) from message where state in ('QUEUED', 'RETRY', 'SENDING') and due_at <= :now"
                                + " and recipient like :run",
                        Long.class)
                .setParameter("now", now)
                .setParameter("run", run + "%")
                .getSingleResult());
    }

    /** What was sent since the last look: for each reader the things that mails said. */
    private Map<String, Set<String>> sent() {
        List<Object[]> rows = QuarkusTransaction.requiringNew()
                .call(() ->
                        Rows.of(entities.createNativeQuery("""
                        select n.id, s.email, n.kind, n.event_id, n.lead, n.starts_at, n.subject
                        from notice n join message m on m.id = n.message_id join subscriber s on s.id = n.subscriber_id
                        where m.state = 'SENT' and n.skipped is null and s.email like :run
                        """, Object[].class).setParameter("run", run + "%")));
        Map<String, Set<String>> sent = new TreeMap<>();
        for (Object[] row : rows) {
            // A notice that was taken back and is owed again is the same row; it can be sent once only.
            if (seen.add((UUID) row[0])) {
                sent.computeIfAbsent((String) row[1], email -> new TreeSet<>()).add(line(row));
            }
        }
        return sent;
    }

    private static String line(Object[] row) {
        String kind = (String) row[2];
        String event = row[3] == null ? "" : row[3].toString();
        String subject = (String) row[6];
        String detail = switch (kind) {
            case "REMINDER" -> row[4] + "@" + row[5];
            case "KEY_DATE" -> subject.substring(subject.indexOf('@') + 1);
            case "DIGEST" -> subject;
            default -> "";
        };
        return kind + " " + event + " " + detail;
    }

    private Instant plannedUntil() {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Instant) entities.createNativeQuery("select planned_until from planner", Instant.class)
                        .getSingleResult());
    }
}
