package org.almanac.notification.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.SplitEvent;
import org.almanac.event.write.Withdrawals;

/** An editor who does whatever comes to mind; the reference gets to know of it. */
final class RandomEditor {
    private static final Actor EDITOR = new Actor("property");
    private static final List<String> COUNTRIES = List.of("GB", "DE", "US");
    private static final Duration LATELY = Duration.ofDays(400);

    private final Catalogue catalogue;
    private final Withdrawals withdrawals;
    private final CatalogueQueries queries;
    private final RulesReference rules;
    private final RandomTags words;
    private final RandomTimes times;
    private final Random random;
    private final Map<UUID, Draft> drafts = new LinkedHashMap<>();

    RandomEditor(
            Catalogue catalogue,
            Withdrawals withdrawals,
            CatalogueQueries queries,
            RulesReference rules,
            RandomTags words,
            RandomTimes times,
            Random random) {
        this.catalogue = catalogue;
        this.withdrawals = withdrawals;
        this.queries = queries;
        this.rules = rules;
        this.words = words;
        this.times = times;
        this.random = random;
    }

    /** What is worth an edit. */
    List<KnownEvent> live(Instant now) {
        return rules.events.values().stream()
                .filter(event -> !event.withdrawn && lastStart(event).isAfter(now.minus(Duration.ofDays(3))))
                .toList();
    }

    private static Instant lastStart(KnownEvent event) {
        return EventDate.of(event.time, event.repetition).stream()
                .map(EventDate::start)
                .max(Instant::compareTo)
                .orElse(event.time.startsAt());
    }

    String create(Instant now) {
        Draft draft = new Draft();
        draft.title = "Event " + rules.events.size();
        draft.allDay = random.nextInt(3) == 0;
        draft.zone = times.zone();
        boolean far = random.nextInt(8) == 0;
        draft.start = far ? times.farStart(now, draft.zone) : times.start(now, draft.zone);
        draft.length = length(draft);
        draft.tags = far && random.nextInt(3) > 0 ? Set.of() : words.some(words.tags, 0);
        draft.series = random.nextInt(3) == 0 ? words.one(words.series) : null;
        draft.organiser = random.nextInt(3) == 0 ? words.one(words.organisers) : null;
        draft.country = random.nextInt(3) == 0 ? null : words.one(COUNTRIES);
        draft.published = random.nextInt(8) > 0;
        draft.keyDate = random.nextInt(3) == 0 ? times.keyDate(now) : null;
        if (random.nextInt(far ? 2 : 3) == 0) {
            draft.every =
                    far || random.nextInt(6) == 0 ? words.one(List.of(1, 7, 20, 370)) : words.one(List.of(1, 2, 7));
            draft.count = 2 + random.nextInt(5);
            draft.until = random.nextBoolean();
            rules.figures.count("events: recurring");
        }
        rules.figures.count(draft.allDay ? "events: all day" : "events: timed");
        Event event = catalogue.create(draft.toSaveEvent(), EDITOR);
        KnownEvent known = new KnownEvent(event.id(), event.time());
        drafts.put(event.id(), draft);
        rules.events.put(event.id(), known);
        follow(known, event, draft, true, now);
        return "create " + event.id() + " " + draft;
    }

    private int length(Draft draft) {
        return random.nextInt(2) == 0 ? 0 : draft.allDay ? 1 + random.nextInt(2) : words.one(List.of(2, 5, 26));
    }

    String edit(Instant now) {
        KnownEvent known = words.one(live(now));
        Draft draft = Objects.requireNonNull(drafts.get(known.id));
        int revision = queries.find(known.id.toString()).revision();
        String what = change(known, draft, now);
        rules.figures.count("edits: " + what.split(" ")[0]);
        Event event = queries.find(known.id.toString());
        boolean wasCut = drafts.get(known.id) != draft;
        if (event.revision() != revision && !wasCut) {
            follow(known, event, draft, false, now);
        }
        return what + " " + known.id + " " + draft;
    }

    private String change(KnownEvent known, Draft draft, Instant now) {
        if (random.nextInt(3) == 0 && lastStart(known).isAfter(now.plus(LATELY))) {
            // What lies years ahead would fill the calendar, and nobody would have nothing ahead.
            draft.start = times.start(now, draft.zone);
            draft.every = Math.min(draft.every, 7);
            draft.standard();
            catalogue.replace(known.id.toString(), draft.toSaveEvent(), null, EDITOR);
            return "bring-near";
        }
        if (draft.count > 0 && random.nextInt(2) == 0) {
            if (draft.count > 1 && random.nextInt(4) == 0) {
                return split(known, draft, now);
            }
            String what = changeDates(draft);
            catalogue.replace(known.id.toString(), draft.toSaveEvent(), null, EDITOR);
            return what;
        }
        int choice = random.nextInt(14);
        if (choice == 13 && random.nextInt(3) == 0) {
            withdrawals.withdraw(known.id.toString(), null, EDITOR);
            return "withdraw";
        }
        String what = changeOne(choice, draft, known, now);
        catalogue.replace(known.id.toString(), draft.toSaveEvent(), null, EDITOR);
        return what;
    }

    private String changeOne(int choice, Draft draft, KnownEvent known, Instant now) {
        switch (choice) {
            case 0, 1, 2 -> {
                draft.start = random.nextInt(10) == 0 ? times.farStart(now, draft.zone) : times.start(now, draft.zone);
                draft.standard();
                return "move";
            }
            case 3 -> {
                draft.title = "Event " + random.nextInt(3) + " of " + known.id.hashCode();
                return "retitle";
            }
            case 4, 5 -> {
                draft.status = EventStatus.values()[random.nextInt(4)];
                return "status";
            }
            case 6 -> {
                draft.status = EventStatus.CONFIRMED;
                return "back-on";
            }
            case 7 -> {
                draft.tags = words.some(words.tags, 0);
                draft.series = random.nextInt(3) == 0 ? words.one(words.series) : null;
                draft.organiser = random.nextInt(3) == 0 ? words.one(words.organisers) : null;
                return "refile";
            }
            case 8 -> {
                draft.country = words.one(COUNTRIES);
                draft.online = random.nextInt(3) == 0 ? "https://example.org/join" : null;
                return "place";
            }
            case 9 -> {
                draft.keyDate = random.nextInt(3) == 0 ? null : times.keyDate(now);
                return "key-date";
            }
            case 10 -> {
                draft.published = random.nextInt(3) > 0;
                return "publish";
            }
            case 11 -> {
                draft.length = length(draft);
                draft.standard();
                return "length";
            }
            default -> {
                String zone = times.zone();
                // Its last date was an instant of the old zone.
                draft.rrule = zone.equals(draft.zone) ? draft.rrule : null;
                draft.zone = zone;
                return "zone";
            }
        }
    }

    /** One date is left out, moved or cancelled, or is as the rule has it again; or the rule goes on longer. */
    private String changeDates(Draft draft) {
        LocalDateTime at = draft.at(random.nextInt(draft.count));
        String what = words.one(List.of("leave-out", "move-date", "cancel-date", "restore", "count", "retitle-date"));
        boolean only = draft.left.size() + draft.off.size() >= draft.count - 1;
        draft.left.remove(at);
        draft.off.remove(at);
        draft.moved.remove(at);
        draft.titles.remove(at);
        if (draft.rrule != null && random.nextInt(3) == 0) {
            draft.rrule = null;
            rules.figures.count("edits: rule written in another way");
        }
        switch (what) {
            case "move-date" -> draft.moved.put(at, moved(at, draft.allDay));
            case "leave-out" -> {
                if (!only) {
                    draft.left.add(at);
                }
            }
            case "cancel-date" -> draft.off.add(at);
            case "retitle-date" -> draft.titles.put(at, "Date " + random.nextInt(3));
            case "count" -> {
                draft.count = 2 + random.nextInt(5);
                draft.standard();
            }
            default -> {}
        }
        return what + " " + at;
    }

    /** By days, hours or years. */
    private LocalDateTime moved(LocalDateTime at, boolean allDay) {
        if (random.nextInt(6) == 0) {
            rules.figures.count("edits: date moved by years");
            return at.plusDays((random.nextBoolean() ? 1 : -1) * (600L + random.nextInt(400)));
        }
        return allDay ? at.plusDays(1L + random.nextInt(3)) : at.plusMinutes(30L * random.nextInt(100));
    }

    private String split(KnownEvent known, Draft draft, Instant now) {
        int index = 1 + random.nextInt(draft.count - 1);
        LocalDateTime at = draft.at(index);
        if (draft.left.contains(at)) {
            return "rest";
        }
        ToldFacts before = known.facts();
        Draft later = draft.part(index, draft.count);
        later.rrule = draft.rrule;
        Draft earlier = draft.part(0, index);
        ToldFacts asItWas = later.facts(known);
        if (random.nextBoolean()) {
            later.title = "Second " + random.nextInt(100);
        }
        SplitEvent parts = catalogue.split(
                known.id.toString(),
                draft.allDay ? at.toLocalDate().toString() : at.toString(),
                asIs -> later.toSaveEvent(),
                null,
                EDITOR);
        drafts.put(known.id, earlier);
        earlier.rrule =
                Objects.requireNonNull(parts.earlier().content().recurrence()).rrule();
        follow(known, parts.earlier(), earlier, false, now);
        KnownEvent second = new KnownEvent(parts.later().id(), parts.later().time());
        drafts.put(second.id, later);
        rules.events.put(second.id, second);
        second.firstVisible = known.firstVisible;
        follow(second, parts.later(), later, true, now);
        rules.cut(new CutRule.Parts(known, before, second, asItWas), now);
        return "split at " + at + " into " + second.id + " " + later + " from";
    }

    /** Brings the reference's picture of an event up to what the catalogue has. */
    private void follow(KnownEvent known, Event event, Draft draft, boolean isNew, Instant now) {
        EventContent content = event.content();
        Set<EventDate> before = isNew ? Set.of() : Set.copyOf(known.shown());
        Set<String> was = Set.copyOf(known.words);
        String place = known.place();
        String online = known.online;
        KnownEvent.LastSeen seen = isNew || !known.isPublic() ? known.lastSeen : known.seen();
        known.title = event.title();
        known.time = event.time();
        known.repetition = draft.repetition();
        known.words = ReaderChoice.words(
                content.tags().stream().map(tag -> tag.slug()).collect(Collectors.toSet()),
                content.series() == null ? Set.of() : Set.of(content.series().slug()),
                content.organiser() == null
                        ? Set.of()
                        : Set.of(content.organiser().slug()));
        known.country = content.venue() == null ? null : content.venue().country();
        known.online = content.onlineUrl();
        known.status = event.status();
        known.published = content.published();
        known.withdrawn = event.withdrawn();
        known.lastSeen = known.isPublic() ? null : seen;
        known.keyDates = new TreeMap<>();
        content.keyDates().forEach(date -> known.keyDates.put(date.at(), date.label()));
        boolean otherwise =
                !was.equals(known.words) || !place.equals(known.place()) || !Objects.equals(online, known.online);
        rules.edited(known, isNew, before, otherwise, now);
    }
}
