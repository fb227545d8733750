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

    /** An event that does not recur. */
    static final class Thing {
        final UUID id;
        String title = "";
        EventTime time;
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
        boolean fresh;

        boolean freshKeyDates;

        Thing(UUID id, EventTime time) {
            this.id = id;
            this.time = time;
        }

        boolean visible() {
            return published && !withdrawn && status.takesPlace();
        }

        Instant start() {
            return time.startsAt();
        }

        String place() {
            return country == null ? "" : "Hall, " + country;
        }

        Facts facts() {
            return new Facts(title, time, place(), online, status, !published || withdrawn);
        }
    }

    record Facts(
            String title,
            EventTime time,
            String place,
            @Nullable String online,
            EventStatus status,
            boolean gone) {
        boolean on() {
            return !gone && status.takesPlace();
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

    /** After any change of an event, new or old. */
    void edited(
            Thing event, boolean isNew, boolean startMoved, boolean cameBack, boolean followedOtherwise, Instant now) {
        edited = now;
        event.editedAt = now;
        boolean ahead = useful(event).isAfter(now);
        event.fresh |= isNew || startMoved || cameBack || followedOtherwise;
        event.freshKeyDates = true;
        if (!ahead) {
            event.fresh = false;
        }
        if (event.visible() && event.firstVisible == null) {
            event.firstVisible = now;
            event.firstAhead = event.start().isAfter(now);
        }
        if (!isNew) {
            event.settlesAt = now.plus(SETTLE);
        }
        for (Notice notice : ledger.values()) {
            if (notice.event != event || notice.skipped != null || notice.handled) {
                continue;
            }
            switch (notice.kind) {
                case "REMINDER" -> {
                    if (!event.visible()) {
                        notice.skipped = "cancelled";
                    } else if (!event.start().equals(notice.start)) {
                        notice.skipped = "moved";
                    }
                }
                case "KEY_DATE" -> {
                    if (!event.visible()) {
                        notice.skipped = "cancelled";
                    } else if (!keyDates(event).contains(notice.detail)) {
                        notice.skipped = "moved";
                    }
                }
                case "CHANGED", "CANCELLED" -> notice.skipped = "superseded";
                default -> {}
            }
        }
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
            event.fresh = false;
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
        if (!event.visible() || !useful(event).isAfter(event.editedAt)) {
            return;
        }
        for (String text : person.leads) {
            Instant due = reminderDue(event, text, person.zone);
            boolean turn = newlyDue(due, now) || (event.fresh && !due.isAfter(now));
            if (turn && owed(person, due) && follows(person, event)) {
                Notice notice = promise(person, "REMINDER", event, text + "@" + event.start(), due, useful(event), now);
                notice.lead = exact(text);
                notice.start = event.start();
            }
        }
    }

    private static Instant reminderDue(Thing event, String lead, ZoneId zone) {
        int days = days(lead);
        if (event.time.allDay()) {
            return event.time
                    .firstDay()
                    .minusDays(Math.max(1, days))
                    .atTime(SEND_HOUR)
                    .atZone(zone)
                    .toInstant();
        }
        LocalDateTime sameHour = event.time.start().minusDays(days);
        return sameHour.atZone(event.time.zone()).toInstant().minus(rest(lead));
    }

    private static Instant useful(Thing event) {
        return event.time.allDay()
                ? event.time.firstDay().atTime(12, 0).atZone(event.time.zone()).toInstant()
                : event.start();
    }

    private void keyDates(Person person, Thing event, Instant now) {
        if (!event.visible()) {
            return;
        }
        event.keyDates.forEach((date, label) -> {
            Instant useful = date.atStartOfDay(event.time.zone()).toInstant();
            Instant due = date.minusDays(KEY_DATE_DAYS)
                    .atTime(SEND_HOUR)
                    .atZone(person.zone)
                    .toInstant();
            boolean turn = newlyDue(due, now) || (event.freshKeyDates && !due.isAfter(now));
            if (useful.isAfter(event.editedAt) && turn && owed(person, due) && follows(person, event)) {
                promise(person, "KEY_DATE", event, date + "@" + label, due, useful, now);
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
        String kind = kindOfChange(told, current, settled);
        if (kind == null || !owed(person, settled)) {
            return;
        }
        Instant useful = kind.equals("CANCELLED") ? told.time().startsAt() : event.start();
        String detail = current + "#" + person.times.get(event.id);
        Notice notice = promise(person, kind, event, detail, settled, useful, now);
        notice.facts = current;
    }

    private static @Nullable String kindOfChange(Facts told, Facts current, Instant at) {
        if (!current.on()) {
            boolean news = told.on() || (!told.gone() && !current.gone() && told.status() != current.status());
            return news && told.time().startsAt().isAfter(at) ? "CANCELLED" : null;
        }
        return current.time().startsAt().isAfter(at) ? "CHANGED" : null;
    }

    private void announcements(Person person, Thing event, Instant now) {
        if (!event.visible() || !person.digest.equals("NONE") || !follows(person, event)) {
            return;
        }
        for (Instant due : sendHours(person.zone, now)) {
            if (!owed(person, due) || !event.start().isAfter(due)) {
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
                Notice notice = promise(person, "ANNOUNCED", event, "", due, event.start(), now);
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
                promise(person, "DIGEST", null, person.digest + "@" + day, due, due.plus(Duration.ofHours(36)), now);
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
            boolean ahead = event.start().isAfter(now) && event.start().isBefore(end);
            boolean fresh = event.firstVisible != null
                    && event.firstAhead
                    && event.firstVisible.isAfter(begin)
                    && !event.firstVisible.isAfter(due)
                    && !event.start().isBefore(end);
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
        boolean ahead = events.values().stream()
                .anyMatch(event -> event.visible() && event.start().isAfter(now) && follows(person, event));
        boolean wanted = person.active && person.nothing;
        if (person.spell != null && (ahead || !wanted)) {
            Instant began = person.spell;
            if (person.spellNote != null && person.spellNote.sent) {
                events.values().stream()
                        .filter(event -> event.visible() && event.start().isAfter(now) && follows(person, event))
                        .filter(event -> !event.editedAt.isBefore(began))
                        .forEach(event -> person.endedSpell.put(event.id, event.editedAt));
            }
            person.spell = null;
        }
        if (person.spell == null && wanted && !ahead) {
            Instant began = person.chose;
            for (Thing event : events.values()) {
                if (event.visible() && follows(person, event) && event.start().isAfter(began)) {
                    began = event.start();
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
            person.spellNote = promise(person, "NOTHING_UPCOMING", null, person.spell.toString(), now, null, now);
        }
    }

    private Notice promise(
            Person person,
            String kind,
            @Nullable Thing event,
            String detail,
            Instant due,
            @Nullable Instant useful,
            Instant now) {
        String key = person.email + "|" + kind + "|" + (event == null ? "" : event.id) + "|" + detail;
        Notice known = ledger.get(key);
        boolean again = known != null
                && known.skipped != null
                && Set.of("moved", "cancelled", "superseded", "undone").contains(known.skipped)
                && !(known.skipped.equals("superseded") && kind.equals("REMINDER"))
                && !kind.equals("ANNOUNCED");
        if (known != null && !again) {
            return known;
        }
        Notice notice = known == null ? new Notice() : known;
        notice.kind = kind;
        notice.event = event;
        notice.detail = detail;
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
                if (!event.visible()) {
                    yield "cancelled";
                }
                if (!event.start().equals(notice.start)) {
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
                yield notice.kind.equals(kindOfChange(told, event.facts(), now)) ? null : lateOr(notice, now, "undone");
            }
            case "ANNOUNCED" -> {
                Thing event = about(notice);
                if (!event.visible() || !event.start().isAfter(now)) {
                    yield "cancelled";
                }
                boolean wanted = person.announcements || notice.endsSpell;
                yield follows(person, event) && person.digest.equals("NONE") && wanted ? null : "unfollowed";
            }
            case "DIGEST" -> notice.detail.startsWith(person.digest + "@") ? null : "unfollowed";
            case "NOTHING_UPCOMING" -> {
                boolean ahead = events.values().stream()
                        .anyMatch(one -> one.visible() && one.start().isAfter(now) && follows(person, one));
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
                    .filter(other -> Objects.equals(other.start, notice.start))
                    .filter(other ->
                            other.skipped == null || other.skipped.equals("superseded") && mail.contains(other))
                    .anyMatch(other -> other.due.isAfter(notice.due) && !other.due.isAfter(now));
            if (overtaken) {
                notice.skipped = "superseded";
            }
        }
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
