package org.almanac.notification;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.jspecify.annotations.Nullable;

/**
 * The rules of who is owed which mail, word by word and without any cleverness: at every tick it looks at every reader
 * and every event. It shares no code with what plans and sends; only plain records of the catalogue.
 */
final class RulesReference {
    private static final LocalTime SEND_HOUR = LocalTime.of(9, 0);
    private static final Duration SETTLE = Duration.ofMinutes(10);
    private static final Duration DRY_AFTER = Duration.ofHours(24);
    private static final Duration DRY_INTERVAL = Duration.ofDays(30);
    private static final int KEY_DATE_DAYS = 7;

    final Map<UUID, Thing> events = new LinkedHashMap<>();
    final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Notice> ledger = new HashMap<>();
    private Instant since;
    private @Nullable Instant edited;

    RulesReference(Instant start) {
        this.since = start;
    }

    /** How an event repeats: every so many days so often, but for some of them. */
    record Rule(
            int every,
            int count,
            Set<LocalDateTime> left,
            Map<LocalDateTime, LocalDateTime> moved,
            Set<LocalDateTime> off) {}

    /** One date of an event, known by its original start; a single event has one. */
    record Date(String at, EventTime time) {
        Instant start() {
            return time.startsAt();
        }
    }

    /** The dates that take place if the event does. */
    static List<Date> dates(EventTime time, @Nullable Rule rule) {
        if (rule == null) {
            return List.of(new Date("", time));
        }
        List<Date> dates = new ArrayList<>();
        for (int i = 0; i < rule.count; i++) {
            LocalDateTime at = time.start().plusDays((long) i * rule.every);
            if (!rule.left.contains(at) && !rule.off.contains(at)) {
                dates.add(new Date(at.toString(), time.startingAt(rule.moved.getOrDefault(at, at))));
            }
        }
        return dates;
    }

    /** An event, which may recur. */
    static final class Thing {
        final UUID id;
        String title = "";
        EventTime time;

        @Nullable
        Rule rule;

        Set<String> tags = Set.of();

        @Nullable
        String country;

        @Nullable
        String online;

        EventStatus status = EventStatus.CONFIRMED;
        boolean published = true;
        boolean withdrawn;
        Map<LocalDate, String> keyDates = new TreeMap<>();
        Instant editedAt = Instant.EPOCH;

        @Nullable
        Instant firstVisible;

        boolean firstAhead;

        @Nullable
        Instant settlesAt;
        /** Since when reminders that were due before are looked at again; null when they are not. */
        final Set<Date> fresh = new HashSet<>();

        boolean freshKeyDates;

        /** What is told of the first part of a series that was cut. */
        final Set<LocalDate> muted = new HashSet<>();

        Thing(UUID id, EventTime time) {
            this.id = id;
            this.time = time;
        }

        boolean visible() {
            return published && !withdrawn && status.takesPlace();
        }

        /** What readers may expect to take place. */
        List<Date> shown() {
            return visible() ? dates(time, rule) : List.of();
        }

        boolean shownAfter(Instant now) {
            return nextAfter(now) != null;
        }

        @Nullable
        Instant nextAfter(Instant now) {
            return shown().stream()
                    .map(Date::start)
                    .filter(start -> start.isAfter(now))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        String place() {
            return country == null ? "" : "Hall, " + country;
        }

        Facts facts() {
            return new Facts(title, time, rule, place(), online, status, !published || withdrawn);
        }
    }

    record Facts(
            String title,
            EventTime time,
            @Nullable Rule rule,
            String place,
            @Nullable String online,
            EventStatus status,
            boolean gone) {
        boolean on() {
            return !gone && status.takesPlace();
        }

        List<Date> ahead(Instant at) {
            return dates(time, rule).stream()
                    .filter(date -> date.start().isAfter(at))
                    .sorted(Comparator.comparing(Date::start))
                    .toList();
        }
    }

    /** A subscriber. */
    static final class Person {
        final String email;
        final Instant confirmed;
        Set<String> tags = Set.of();
        Set<UUID> events = Set.of();
        Set<String> countries = Set.of();
        List<String> leads = List.of();
        ZoneId zone = ZoneId.of("UTC");
        String digest = "NONE";
        boolean announcements;
        boolean changes;
        boolean nothing;

        @Nullable
        LocalTime quietFrom;

        @Nullable
        LocalTime quietTo;

        @Nullable
        Instant pausedUntil;

        boolean active = true;
        Instant chose;

        @Nullable
        Instant spell;

        boolean spellSaid;

        @Nullable
        Notice spellNote;

        final Map<UUID, Facts> told = new HashMap<>();
        final Map<UUID, Integer> times = new HashMap<>();
        final Map<UUID, Instant> endedSpell = new HashMap<>();

        Person(String email, Instant confirmed) {
            this.email = email;
            this.confirmed = confirmed;
            this.chose = confirmed;
        }
    }

    static final class Notice {
        String kind = "";

        @Nullable
        Thing event;

        @Nullable
        String at;

        String detail = "";

        @Nullable
        Duration lead;

        @Nullable
        Instant start;

        @Nullable
        Facts facts;

        Instant due = Instant.EPOCH;

        @Nullable
        Instant useful;

        Instant ready = Instant.EPOCH;
        boolean endsSpell;

        @Nullable
        String skipped;

        boolean handled;
        boolean sent;
    }

    boolean follows(Person person, Thing event) {
        if (person.events.contains(event.id)) {
            return true;
        }
        boolean chosen = !Collections.disjoint(person.tags, event.tags);
        boolean place = person.countries.isEmpty()
                || event.online != null
                || (event.country != null && person.countries.contains(event.country));
        return chosen && place;
    }

    // What editors and readers do ---------------------------------------------------------------------------------

    /**
     * After any change of an event, new or old.
     *
     * @param before what was shown of it
     * @param followedOtherwise whether others may follow it now
     */
    void edited(Thing event, boolean isNew, Set<Date> before, boolean followedOtherwise, Instant now) {
        edited = now;
        event.editedAt = now;
        for (Date date : event.shown()) {
            if (followedOtherwise || !before.contains(date)) {
                event.fresh.add(date);
            }
        }
        event.fresh.removeIf(date -> !useful(event, date).isAfter(now));
        event.freshKeyDates = true;
        event.muted.clear();
        if (event.visible() && !event.shown().isEmpty() && event.firstVisible == null) {
            event.firstVisible = now;
            event.firstAhead = event.shownAfter(now);
        }
        if (!isNew) {
            event.settlesAt = now.plus(SETTLE);
        }
        for (Notice notice : ledger.values()) {
            if (notice.event == event && notice.skipped == null && !notice.handled) {
                takeBack(event, notice);
            }
        }
    }

    private static void takeBack(Thing event, Notice notice) {
        switch (notice.kind) {
            case "REMINDER" -> {
                if (!stands(event, notice)) {
                    notice.skipped = "moved";
                }
            }
            case "KEY_DATE" -> {
                if (!event.visible() || !keyDates(event).contains(notice.detail)) {
                    notice.skipped = "moved";
                }
            }
            case "CHANGED", "CANCELLED" -> notice.skipped = "superseded";
            default -> {}
        }
    }

    /** Whether the date of a reminder is still shown, and at the same time. */
    private static boolean stands(Thing event, Notice notice) {
        return event.shown().stream()
                .anyMatch(date -> date.at.equals(notice.at) && date.start().equals(notice.start));
    }

    /**
     * An event was cut in two: its readers know the second part from the first.
     *
     * @param asItWas the second part before it was edited
     * @param before the first part before it was cut
     */
    void cut(Thing earlier, Facts before, Thing later, Facts asItWas, Instant now) {
        later.firstVisible = earlier.firstVisible;
        later.firstAhead = earlier.firstAhead;
        Set<Instant> known = new HashSet<>();
        dates(asItWas.time, asItWas.rule).forEach(date -> known.add(date.start()));
        later.settlesAt = now.plus(SETTLE);
        for (Person person : people.values()) {
            if (person.events.contains(earlier.id)) {
                person.events = new HashSet<>(person.events);
                person.events.add(later.id);
            }
            Facts told = person.told.get(earlier.id);
            if (told != null) {
                person.told.put(later.id, told.equals(before) ? asItWas : told);
                person.times.put(later.id, 0);
                person.told.put(earlier.id, earlier.facts());
            }
        }
        Map<String, Notice> moved = new HashMap<>();
        Set<String> kept = earlier.shown().stream().map(Date::at).collect(Collectors.toSet());
        ledger.entrySet().removeIf(entry -> {
            Notice notice = entry.getValue();
            if (!notice.kind.equals("REMINDER") || notice.event != earlier || kept.contains(notice.at)) {
                return false;
            }
            for (Date date : dates(later.time, later.rule)) {
                if (date.start().equals(notice.start)) {
                    notice.event = later;
                    notice.at = date.at;
                    if (!notice.handled && "moved".equals(notice.skipped)) {
                        notice.skipped = null;
                    }
                    String person = entry.getKey().substring(0, entry.getKey().indexOf('|'));
                    moved.put(key(person, notice), notice);
                    return true;
                }
            }
            return false;
        });
        ledger.putAll(moved);
        later.fresh.removeIf(date -> known.contains(date.start()));
    }

    private static String key(String email, Notice notice) {
        String about = notice.event == null ? "" : notice.event.id + (notice.at == null ? "" : "/" + notice.at);
        return email + "|" + notice.kind + "|" + about + "|" + notice.detail;
    }

    void chose(Person person, Instant now) {
        person.chose = now;
        person.told.keySet().removeIf(id -> !follows(person, event(id)));
        person.times.keySet().retainAll(person.told.keySet());
        for (UUID id : person.events) {
            person.told.computeIfAbsent(id, wanted -> event(wanted).facts());
            person.times.putIfAbsent(id, 0);
        }
    }

    private Thing event(UUID id) {
        return Objects.requireNonNull(events.get(id));
    }

    // What falls due ----------------------------------------------------------------------------------------------

    /** @return what is sent now: for each reader the things that one mail says */
    Map<String, Set<String>> tick(Instant now) {
        for (Person person : people.values()) {
            reviewSpell(person, now);
            for (Thing event : events.values()) {
                reminders(person, event, now);
                changes(person, event, now);
                keyDates(person, event, now);
                announcements(person, event, now);
            }
            digests(person, now);
        }
        for (Thing event : events.values()) {
            event.fresh.clear();
            event.freshKeyDates = false;
            if (event.settlesAt != null && !event.settlesAt.isAfter(now)) {
                event.settlesAt = null;
            }
        }
        since = now;
        edited = null;
        Map<String, Set<String>> mails = new TreeMap<>();
        for (Person person : people.values()) {
            Set<String> said = send(person, now);
            if (!said.isEmpty()) {
                mails.put(person.email, said);
            }
        }
        return mails;
    }

    private boolean owed(Person person, Instant due) {
        return person.active && due.isAfter(person.confirmed);
    }

    private boolean newlyDue(Instant due, Instant now) {
        return due.isAfter(since) && !due.isAfter(now);
    }

    private void reminders(Person person, Thing event, Instant now) {
        for (Date date : event.shown()) {
            if (!useful(event, date).isAfter(event.editedAt)) {
                continue;
            }
            for (String text : person.leads) {
                Instant due = reminderDue(date.time, text, person.zone);
                boolean turn = newlyDue(due, now) || (event.fresh.contains(date) && !due.isAfter(now));
                if (turn && owed(person, due) && follows(person, event)) {
                    Notice wanted = new Notice();
                    wanted.kind = "REMINDER";
                    wanted.event = event;
                    wanted.at = date.at;
                    wanted.detail = text + "@" + date.start();
                    Notice notice = promise(person, wanted, due, useful(event, date), now);
                    notice.lead = exact(text);
                    notice.start = date.start();
                }
            }
        }
    }

    private static Instant reminderDue(EventTime time, String lead, ZoneId zone) {
        int days = days(lead);
        if (time.allDay()) {
            return time.firstDay()
                    .minusDays(Math.max(1, days))
                    .atTime(SEND_HOUR)
                    .atZone(zone)
                    .toInstant();
        }
        LocalDateTime sameHour = time.start().minusDays(days);
        return sameHour.atZone(time.zone()).toInstant().minus(rest(lead));
    }

    private static Instant useful(Thing event, Date date) {
        return date.time.allDay()
                ? date.time.firstDay().atTime(12, 0).atZone(date.time.zone()).toInstant()
                : date.start();
    }

    private void keyDates(Person person, Thing event, Instant now) {
        if (!event.visible()) {
            return;
        }
        event.keyDates.forEach((date, label) -> {
            if (event.muted.contains(date)) {
                return;
            }
            Instant useful = date.atStartOfDay(event.time.zone()).toInstant();
            Instant due = date.minusDays(KEY_DATE_DAYS)
                    .atTime(SEND_HOUR)
                    .atZone(person.zone)
                    .toInstant();
            boolean turn = newlyDue(due, now) || (event.freshKeyDates && !due.isAfter(now));
            if (useful.isAfter(event.editedAt) && turn && owed(person, due) && follows(person, event)) {
                promise(person, notice("KEY_DATE", event, date + "@" + label), due, useful, now);
            }
        });
    }

    private static Set<String> keyDates(Thing event) {
        Set<String> names = new HashSet<>();
        event.keyDates.forEach((date, label) -> names.add(date + "@" + label));
        return names;
    }

    private void changes(Person person, Thing event, Instant now) {
        Instant settled = event.settlesAt;
        Facts told = person.told.get(event.id);
        Facts current = event.facts();
        if (settled == null || settled.isAfter(now) || told == null || told.equals(current) || !person.changes) {
            return;
        }
        if (owed(person, settled)) {
            changeKinds(told, current, settled).forEach((kind, useful) -> {
                Notice wanted = notice(kind, event, current + "#" + person.times.get(event.id));
                promise(person, wanted, settled, useful, now).facts = current;
            });
        }
    }

    /** What is to be told to whoever knows something else, and until when that is useful. */
    private static Map<String, Instant> changeKinds(Facts told, Facts current, Instant at) {
        Map<String, Instant> kinds = new TreeMap<>();
        List<Date> before = told.ahead(at);
        List<Date> after = current.ahead(at);
        if (!current.on()) {
            boolean news = told.on() || (!told.gone() && !current.gone() && told.status() != current.status());
            if (news && !before.isEmpty()) {
                kinds.put("CANCELLED", before.get(0).start());
            }
        } else if (!told.on() || (told.rule() == null && current.rule() == null)) {
            if (!after.isEmpty()) {
                kinds.put("CHANGED", after.get(0).start());
            }
        } else {
            recurringChange(told, current, before, after, kinds);
        }
        return kinds;
    }

    private static void recurringChange(
            Facts told, Facts current, List<Date> before, List<Date> after, Map<String, Instant> kinds) {
        boolean changed = !told.title().equals(current.title())
                || !told.place().equals(current.place())
                || !Objects.equals(told.online(), current.online())
                || told.status() != current.status();
        List<Date> off = new ArrayList<>();
        if (!Set.copyOf(before).equals(Set.copyOf(after))) {
            boolean sameRule = sameRule(told, current);
            boolean more = after.stream().anyMatch(date -> before.stream().noneMatch(old -> old.at.equals(date.at)));
            if (sameRule && !more) {
                for (Date old : before) {
                    boolean there = after.stream().anyMatch(date -> date.at.equals(old.at));
                    changed |= there && !after.contains(old);
                    if (!there) {
                        off.add(old);
                    }
                }
            } else {
                changed = true;
            }
        }
        if (changed && !after.isEmpty()) {
            kinds.put("CHANGED", after.get(0).start());
        }
        if (!off.isEmpty() || (after.isEmpty() && !before.isEmpty())) {
            kinds.put("CANCELLED", (off.isEmpty() ? before : off).get(0).start());
        }
    }

    private static boolean sameRule(Facts told, Facts current) {
        return told.rule() != null
                && current.rule() != null
                && told.time().equals(current.time())
                && told.rule().every == current.rule().every
                && told.rule().count == current.rule().count;
    }

    private void announcements(Person person, Thing event, Instant now) {
        if (!event.visible() || !person.digest.equals("NONE") || !follows(person, event)) {
            return;
        }
        for (Instant due : sendHours(person.zone, now)) {
            Instant next = event.nextAfter(due);
            if (!owed(person, due) || next == null) {
                continue;
            }
            Instant dayBefore = due.atZone(person.zone)
                    .toLocalDate()
                    .minusDays(1)
                    .atTime(SEND_HOUR)
                    .atZone(person.zone)
                    .toInstant();
            Instant ended = person.endedSpell.get(event.id);
            boolean endsSpell = ended != null && settledBetween(ended, dayBefore, due);
            boolean first = person.announcements
                    && event.firstVisible != null
                    && event.firstAhead
                    && settledBetween(event.firstVisible, dayBefore, due);
            if (endsSpell || first) {
                Notice notice = promise(person, notice("ANNOUNCED", event, ""), due, next, now);
                notice.endsSpell |= endsSpell && !notice.handled;
            }
        }
    }

    private static boolean settledBetween(Instant at, Instant after, Instant until) {
        Instant settled = at.plus(SETTLE);
        return settled.isAfter(after) && !settled.isAfter(until);
    }

    private void digests(Person person, Instant now) {
        for (Instant due : sendHours(person.zone, now)) {
            LocalDate day = due.atZone(person.zone).toLocalDate();
            boolean weekly = person.digest.equals("WEEKLY") && day.getDayOfWeek() == DayOfWeek.MONDAY;
            boolean monthly = person.digest.equals("MONTHLY") && day.getDayOfMonth() == 1;
            if ((weekly || monthly)
                    && owed(person, due)
                    && !digest(person, day, monthly, due, due).isEmpty()) {
                Notice wanted = notice("DIGEST", null, person.digest + "@" + day);
                promise(person, wanted, due, due.plus(Duration.ofHours(36)), now);
            }
        }
    }

    /** What a digest of that day names: followed events of the period, and new ones that come later. */
    private List<Thing> digest(Person person, LocalDate day, boolean monthly, Instant due, Instant now) {
        Period length = monthly ? Period.ofMonths(1) : Period.ofWeeks(1);
        Instant end = day.plus(length).atStartOfDay(person.zone).toInstant();
        Instant begin = day.minus(length).atTime(SEND_HOUR).atZone(person.zone).toInstant();
        List<Thing> named = new ArrayList<>();
        for (Thing event : events.values()) {
            if (!event.visible() || !follows(person, event)) {
                continue;
            }
            Instant next = event.nextAfter(now);
            Instant nextAfterDue = event.nextAfter(due);
            boolean ahead = next != null && next.isBefore(end);
            boolean fresh = event.firstVisible != null
                    && event.firstAhead
                    && event.firstVisible.isAfter(begin)
                    && !event.firstVisible.isAfter(due)
                    && nextAfterDue != null
                    && !nextAfterDue.isBefore(end);
            if (ahead || fresh) {
                named.add(event);
            }
        }
        return named;
    }

    private List<Instant> sendHours(ZoneId zone, Instant now) {
        List<Instant> hours = new ArrayList<>();
        for (LocalDate day = since.atZone(zone).toLocalDate();
                !day.isAfter(now.atZone(zone).toLocalDate());
                day = day.plusDays(1)) {
            Instant hour = day.atTime(SEND_HOUR).atZone(zone).toInstant();
            if (newlyDue(hour, now)) {
                hours.add(hour);
            }
        }
        return hours;
    }

    private void reviewSpell(Person person, Instant now) {
        boolean ahead = events.values().stream().anyMatch(event -> event.shownAfter(now) && follows(person, event));
        boolean wanted = person.active && person.nothing;
        if (person.spell != null && (ahead || !wanted)) {
            Instant began = person.spell;
            if (person.spellNote != null && person.spellNote.sent) {
                events.values().stream()
                        .filter(event -> event.shownAfter(now) && follows(person, event))
                        .filter(event -> !event.editedAt.isBefore(began))
                        .forEach(event -> person.endedSpell.put(event.id, event.editedAt));
            }
            person.spell = null;
        }
        if (person.spell == null && wanted && !ahead) {
            Instant began = person.chose;
            for (Thing event : events.values()) {
                for (Date date : event.shown()) {
                    if (follows(person, event) && date.start().isAfter(began)) {
                        began = date.start();
                    }
                }
            }
            person.spell = edited != null && edited.isAfter(began) ? edited : began;
            person.spellSaid = false;
            person.spellNote = null;
        }
        boolean lately = ledger.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(person.email + "|NOTHING_UPCOMING|"))
                .map(Map.Entry::getValue)
                .anyMatch(notice -> notice.skipped == null && notice.due.isAfter(now.minus(DRY_INTERVAL)));
        if (person.spell != null && !person.spellSaid && !lately && !person.spell.isAfter(now.minus(DRY_AFTER))) {
            person.spellSaid = true;
            person.spellNote =
                    promise(person, notice("NOTHING_UPCOMING", null, person.spell.toString()), now, null, now);
        }
    }

    private static Notice notice(String kind, @Nullable Thing event, String detail) {
        Notice notice = new Notice();
        notice.kind = kind;
        notice.event = event;
        notice.detail = detail;
        return notice;
    }

    private Notice promise(Person person, Notice wanted, Instant due, @Nullable Instant useful, Instant now) {
        String key = key(person.email, wanted);
        Notice known = ledger.get(key);
        boolean again = known != null
                && known.skipped != null
                && Set.of("moved", "cancelled", "superseded", "undone").contains(known.skipped)
                && !(known.skipped.equals("superseded") && wanted.kind.equals("REMINDER"))
                && !wanted.kind.equals("ANNOUNCED");
        if (known != null && !again) {
            return known;
        }
        Notice notice = known == null ? wanted : known;
        notice.due = due;
        notice.ready = due;
        notice.useful = useful;
        notice.handled = false;
        notice.skipped = null;
        if (person.pausedUntil != null && person.pausedUntil.isAfter(due)) {
            notice.skipped = "paused";
        } else if (useful != null && !useful.isAfter(now)) {
            notice.skipped = "late";
        }
        ledger.put(key, notice);
        return notice;
    }

    // What is sent ------------------------------------------------------------------------------------------------

    private Set<String> send(Person person, Instant now) {
        List<Notice> mail = new ArrayList<>();
        for (Notice notice : pending(person, now)) {
            Instant end = quietUntil(person, now);
            boolean shortly = notice.kind.equals("REMINDER")
                    && notice.lead != null
                    && notice.lead.compareTo(Duration.ofDays(1)) < 0;
            if (end != null && !shortly && (notice.useful == null || notice.useful.isAfter(end))) {
                notice.ready = end;
            } else {
                notice.handled = true;
                mail.add(notice);
            }
        }
        if (!person.active) {
            return Set.of();
        }
        mail.forEach(notice -> notice.skipped = reason(person, notice, now));
        supersede(person, mail, now);
        Set<String> said = new TreeSet<>();
        Map<UUID, Facts> tells = new HashMap<>();
        for (Notice notice : mail) {
            if (notice.skipped != null) {
                continue;
            }
            List<Thing> about = about(person, notice, now);
            if (notice.kind.equals("DIGEST") && about.isEmpty()) {
                notice.skipped = "over";
                continue;
            }
            notice.sent = true;
            about.forEach(event -> tells.put(event.id, event.facts()));
            said.add(line(notice));
        }
        tells.forEach((id, facts) -> {
            person.told.put(id, facts);
            person.times.merge(id, 1, Integer::sum);
        });
        return said;
    }

    private List<Notice> pending(Person person, Instant now) {
        return ledger.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(person.email + "|"))
                .map(Map.Entry::getValue)
                .filter(notice -> !notice.handled && notice.skipped == null && !notice.ready.isAfter(now))
                .sorted(Comparator.comparing(notice -> notice.due))
                .toList();
    }

    private static List<Thing> none() {
        return List.of();
    }

    private List<Thing> about(Person person, Notice notice, Instant now) {
        if (notice.kind.equals("DIGEST")) {
            LocalDate day = LocalDate.parse(notice.detail.substring(notice.detail.indexOf('@') + 1));
            return digest(person, day, notice.detail.startsWith("MONTHLY"), notice.due, now);
        }
        return notice.event == null ? none() : List.of(notice.event);
    }

    private static Thing about(Notice notice) {
        return Objects.requireNonNull(notice.event);
    }

    private @Nullable String reason(Person person, Notice notice, Instant now) {
        String untrue = switch (notice.kind) {
            case "REMINDER" -> {
                Thing event = about(notice);
                if (!stands(event, notice)) {
                    yield "moved";
                }
                String lead = notice.detail.substring(0, notice.detail.indexOf('@'));
                yield follows(person, event) && person.leads.contains(lead) ? null : "unfollowed";
            }
            case "KEY_DATE" -> {
                Thing event = about(notice);
                if (!event.visible() || !keyDates(event).contains(notice.detail)) {
                    yield "moved";
                }
                yield follows(person, event) ? null : "unfollowed";
            }
            case "CHANGED", "CANCELLED" -> {
                Thing event = about(notice);
                Facts told = person.told.get(event.id);
                if (!person.changes || told == null) {
                    yield "unfollowed";
                }
                if (event.settlesAt != null) {
                    yield "superseded";
                }
                if (told.equals(notice.facts)) {
                    yield "told";
                }
                yield changeKinds(told, event.facts(), now).containsKey(notice.kind)
                        ? null
                        : lateOr(notice, now, "undone");
            }
            case "ANNOUNCED" -> {
                Thing event = about(notice);
                if (!event.shownAfter(now)) {
                    yield "cancelled";
                }
                boolean wanted = person.announcements || notice.endsSpell;
                yield follows(person, event) && person.digest.equals("NONE") && wanted ? null : "unfollowed";
            }
            case "DIGEST" -> notice.detail.startsWith(person.digest + "@") ? null : "unfollowed";
            case "NOTHING_UPCOMING" -> {
                boolean ahead = events.values().stream().anyMatch(one -> one.shownAfter(now) && follows(person, one));
                yield !person.nothing ? "unfollowed" : ahead ? "over" : null;
            }
            default -> throw new IllegalStateException(notice.kind);
        };
        return untrue != null ? untrue : lateOr(notice, now, null);
    }

    private static @Nullable String lateOr(Notice notice, Instant now, @Nullable String other) {
        return notice.useful != null && !notice.useful.isAfter(now) ? "late" : other;
    }

    /** Of several lead times of one start only the shortest that is due. */
    private void supersede(Person person, List<Notice> mail, Instant now) {
        for (Notice notice : mail) {
            if (!notice.kind.equals("REMINDER") || notice.skipped != null) {
                continue;
            }
            boolean overtaken = ledger.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(person.email + "|REMINDER|"))
                    .map(Map.Entry::getValue)
                    .filter(other -> other.handled && other.event == notice.event)
                    .filter(other -> Objects.equals(other.at, notice.at))
                    .filter(other -> Objects.equals(other.start, notice.start))
                    .filter(other ->
                            other.skipped == null || other.skipped.equals("superseded") && mail.contains(other))
                    .anyMatch(other -> other.due.isAfter(notice.due) && !other.due.isAfter(now));
            if (overtaken) {
                notice.skipped = "superseded";
            }
        }
    }

    /** For the message of a failure. */
    String state(Set<String> emails) {
        return ledger.entrySet().stream()
                .filter(entry -> emails.stream().anyMatch(entry.getKey()::startsWith))
                .map(entry -> entry.getKey() + " due " + entry.getValue().due + " skipped " + entry.getValue().skipped
                        + (entry.getValue().sent ? " sent" : ""))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String line(Notice notice) {
        String about = notice.event == null ? "" : notice.event.id.toString();
        String detail = switch (notice.kind) {
            case "REMINDER", "KEY_DATE", "DIGEST" -> notice.detail;
            default -> "";
        };
        return notice.kind + " " + about + " " + detail;
    }

    private static @Nullable Instant quietUntil(Person person, Instant now) {
        LocalTime from = person.quietFrom;
        LocalTime to = person.quietTo;
        if (from == null || to == null || !quiet(from, to, person.zone, now)) {
            return null;
        }
        // Minute by minute, until the clock on the wall says that the night is over.
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        do {
            minute = minute.plusSeconds(60);
        } while (quiet(from, to, person.zone, minute));
        return minute;
    }

    private static boolean quiet(LocalTime from, LocalTime to, ZoneId zone, Instant now) {
        LocalTime clock = now.atZone(zone).toLocalTime();
        boolean afterFrom = !clock.isBefore(from);
        boolean beforeTo = clock.isBefore(to);
        return from.isAfter(to) ? afterFrom || beforeTo : afterFrom && beforeTo;
    }

    private static int days(String lead) {
        int time = lead.indexOf('T');
        String date = time < 0 ? lead : lead.substring(0, time);
        return date.equals("P") ? 0 : Period.parse(date).getDays();
    }

    private static Duration rest(String lead) {
        int time = lead.indexOf('T');
        return time < 0 ? Duration.ZERO : Duration.parse("P" + lead.substring(time));
    }

    private static Duration exact(String lead) {
        return Duration.ofDays(days(lead)).plus(rest(lead));
    }
}
