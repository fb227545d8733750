package org.almanac.event.dates;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.Occurrence;
import org.almanac.event.SaveEvent;
import org.almanac.event.SaveEventBuilder;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.EventQuery;
import org.almanac.event.write.Catalogue;
import org.almanac.paging.Page;
import org.almanac.time.Range;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What lists and calendars hold between two instants, beside a look at each instance of each event. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RangesTest {
    private static final int EVENTS = 70;
    private static final int QUESTIONS = 250;
    private static final Set<String> TAGS = Set.of("ranges-even", "ranges-odd");
    private static final List<String> ZONES = List.of("Europe/Berlin", "Pacific/Auckland", "America/St_Johns", "UTC");

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueQueries queries;

    @Inject
    Clock clock;

    private final Random random = new Random(11);
    private final List<Known> known = new ArrayList<>();
    private LocalDateTime today = LocalDateTime.MIN;

    /** Longer than instances are stored. */
    private Range always = new Range(Instant.EPOCH, Instant.EPOCH);

    private record Known(Event event, List<Occurrence> instances) {}

    private record Question(
            EventFilter filter,
            @Nullable Instant from,
            @Nullable Instant to) {
        boolean holds(Occurrence instance) {
            return (from == null || instance.endsAt().isAfter(from))
                    && (to == null || instance.startsAt().isBefore(to));
        }

        boolean concerns(Event event) {
            return event.content().tags().stream().anyMatch(tag -> filter.tags().contains(tag.slug()));
        }
    }

    @BeforeAll
    void fill() {
        today = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        always = new Range(instant(today.minusYears(3)), instant(today.plusYears(4)));
        for (int i = 0; i < EVENTS; i++) {
            Event event = catalogue.create(draft(i), new Actor("test"));
            known.add(new Known(event, queries.occurrences(event, always)));
        }
        known.sort(Comparator.comparing((Known one) -> one.event().time().startsAt())
                .thenComparing(one -> one.event().id()));
    }

    private SaveEvent draft(int i) {
        LocalDateTime start = today.plusHours(random.nextInt(-300, 600) * 24 + 9);
        SaveEventBuilder draft = SaveEvent.builder()
                .title("Ranges " + i)
                .timeZone(ZONES.get(i % ZONES.size()))
                .tags(List.of(i % 2 == 0 ? "ranges-even" : "ranges-odd"))
                .start(start.toString());
        switch (i % 7) {
            case 0 -> {} // over when it begins
            case 1 -> draft.end(start.plusDays(random.nextInt(20, 400)).toString());
            case 2 -> draft.end(start.plusHours(2).toString()).rrule("FREQ=WEEKLY;COUNT=9");
            case 3 ->
                draft.recurrence(moved(
                        "FREQ=MONTHLY", start.toString(), start.plusDays(40).toString()));
            case 4 ->
                draft.recurrence(moved(
                        "FREQ=WEEKLY;COUNT=4",
                        start.plusWeeks(2).toString(),
                        start.minusDays(30).toString()));
            case 5 -> draft.end(start.plusHours(8).toString()).published(false);
            default -> draft.end(start.plusDays(2).toString());
        }
        return draft.build();
    }

    private static SaveEvent.RecurrenceInput moved(String rrule, String at, String start) {
        return new SaveEvent.RecurrenceInput(
                rrule, null, null, List.of(new SaveEvent.OverrideInput(at, start, null, null)));
    }

    @Test
    void aListHoldsWhatHasAnInstanceInTheRange() {
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = question();
            List<String> expected = known.stream()
                    .filter(one -> question.concerns(one.event())
                            && one.instances().stream().anyMatch(question::holds))
                    .map(one -> one.event().content().title())
                    .toList();
            assertThat(listed(question, false)).as("%s", question).isEqualTo(expected);
            assertThat(listed(question, true)).as("%s, latest first", question).isEqualTo(reversed(expected));
            assertThat(queries.count(query(question, null, false)))
                    .as("%s", question)
                    .isEqualTo(expected.size());
        }
    }

    @Test
    void aCalendarHoldsEachInstanceInTheRange() {
        Predicate<Known> shown = one -> one.event().isPublic();
        for (int i = 0; i < QUESTIONS; i++) {
            Question asked = question();
            Question question = asked.to() == null ? new Question(asked.filter(), asked.from(), always.to()) : asked;
            List<Occurrence> expected = known.stream()
                    .filter(shown.and(one -> question.concerns(one.event())))
                    .flatMap(one -> one.instances().stream())
                    .filter(question::holds)
                    .sorted(Comparator.comparing(Occurrence::startsAt).thenComparing(Occurrence::id))
                    .toList();
            assertThat(calendar(question)).as("%s", question).isEqualTo(expected);
        }
    }

    private Question question() {
        Instant from = random.nextInt(8) == 0 ? null : edge();
        Instant to = random.nextInt(3) == 0 ? null : edge();
        Set<String> tags = random.nextInt(3) == 0 ? Set.of("ranges-odd") : TAGS;
        return new Question(new EventFilter(tags, null, null, null, null, null), from, to);
    }

    /** Any time, or the very one at which something begins or ends. */
    private Instant edge() {
        Known one = known.get(random.nextInt(known.size()));
        return switch (random.nextInt(3)) {
            case 0 -> one.event().time().startsAt();
            case 1 -> one.event().time().endsAt();
            default -> instant(today).plus(Duration.ofHours(random.nextInt(-9_000, 33_000)));
        };
    }

    private List<String> listed(Question question, boolean latestFirst) {
        List<String> titles = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Event> page = queries.page(query(question, cursor, latestFirst));
            page.items().forEach(event -> titles.add(event.content().title()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return titles;
    }

    private List<Occurrence> calendar(Question question) {
        List<Occurrence> found = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<UpcomingOccurrence> page = queries.calendar(
                            question.filter(), question.from(), question.to(), cursor, 50)
                    .page();
            page.items().forEach(one -> found.add(one.occurrence()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return found;
    }

    private static EventQuery query(Question question, @Nullable String cursor, boolean latestFirst) {
        return new EventQuery(question.filter(), question.from(), question.to(), null, cursor, 9, latestFirst);
    }

    private static List<String> reversed(List<String> titles) {
        List<String> reversed = new ArrayList<>(titles);
        Collections.reverse(reversed);
        return reversed;
    }

    private static Instant instant(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }
}
