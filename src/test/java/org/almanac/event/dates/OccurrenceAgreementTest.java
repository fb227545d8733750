package org.almanac.event.dates;

import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.EventsChanged;
import org.almanac.event.SaveEvent;
import org.almanac.event.SlugMoved;
import org.almanac.event.read.EventLookup;
import org.almanac.event.store.EventRepository;
import org.almanac.event.store.RevisionStatements;
import org.almanac.event.write.Catalogue;
import org.almanac.event.write.CatalogueStore;
import org.almanac.event.write.CatalogueWriter;
import org.almanac.event.write.RequestKeys;
import org.almanac.ical.recur.ExpansionCase;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Range;
import org.almanac.time.WallTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The occurrences in the database beside those that other programs find. */
@QuarkusTest
class OccurrenceAgreementTest {
    private static final Duration YEAR = Duration.ofDays(365);

    /** More than the horizon takes of one event. */
    private static final Set<String> CROWDED = Set.of(
            "RFC every 20 minutes of working hours, daily",
            "RFC every 20 minutes of working hours, minutely",
            "twice a day");

    @Inject
    EventRepository events;

    @Inject
    EventLookup lookup;

    @Inject
    RequestKeys keys;

    @Inject
    CatalogueStore store;

    @Inject
    RevisionStatements revision;

    @Inject
    jakarta.enterprise.event.Event<EventsChanged> news;

    @Inject
    jakarta.enterprise.event.Event<SlugMoved> moves;

    @Inject
    SiteSettings settings;

    @Inject
    Clock clock;

    static Stream<ExpansionCase> followed() {
        return ExpansionCase.all().stream().filter(rule -> !CROWDED.contains(rule.name()));
    }

    static Stream<ExpansionCase> crowded() {
        return ExpansionCase.all().stream().filter(rule -> CROWDED.contains(rule.name()));
    }

    @ParameterizedTest
    @MethodSource("followed")
    void occurrencesAreThoseThatOthersFind(ExpansionCase rule) {
        Instant then = aYearInto(rule);
        Event event = catalogueOf(then).create(input(rule), new Actor("test"));

        // Whether they are stored or not.
        Range listed = new Range(start(rule), WallTime.instant(rule.to(), rule.zone()));
        assertThat(occurrences("/api/v1/events/" + event.id(), listed)).isEqualTo(expected(rule, listed));
    }

    @ParameterizedTest
    @MethodSource("crowded")
    void whatRecursTooOftenIsNoEvent(ExpansionCase rule) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> catalogueOf(aYearInto(rule)).create(input(rule), new Actor("test")))
                .withMessageContaining("This rule cannot be followed");
    }

    @Test
    void whatIsPostedTodayIsExpandedAsOthersDo() {
        Range horizon = StoredDates.horizon(clock.instant());
        List<ExpansionCase> current = followed()
                .filter(rule -> WallTime.instant(rule.to(), rule.zone()).isAfter(horizon.to()))
                .filter(rule -> !expected(rule, within(rule, horizon)).isEmpty())
                .toList();

        assertThat(current)
                .as("rules whose listed instances reach beyond today; when few are left, list more")
                .hasSizeGreaterThan(12)
                .allSatisfy(rule -> {
                    Range listed = within(rule, horizon);
                    assertThat(occurrences(post(rule), listed)).isEqualTo(expected(rule, listed));
                });
    }

    private Catalogue catalogueOf(Instant then) {
        Clock still = Clock.fixed(then, ZoneOffset.UTC);
        CatalogueWriter writer = new CatalogueWriter(store, revision, news, moves, still);
        return new Catalogue(events, lookup, keys, writer, settings);
    }

    private static SaveEvent input(ExpansionCase rule) {
        return SaveEvent.builder()
                .title(rule.name())
                .start(rule.written(rule.start()))
                .timeZone(rule.zone().getId())
                .allDay(rule.allDay())
                .published(false)
                .recurrence(new SaveEvent.RecurrenceInput(
                        rule.rrule(),
                        List.copyOf(written(rule, rule.exdates())),
                        List.copyOf(written(rule, rule.rdates())),
                        null))
                .build();
    }

    private static String post(ExpansionCase rule) {
        return editor().contentType(ContentType.JSON)
                .body(Map.of(
                        "title",
                        rule.name(),
                        "start",
                        rule.written(rule.start()),
                        "timeZone",
                        rule.zone().getId(),
                        "allDay",
                        rule.allDay(),
                        "published",
                        false,
                        "recurrence",
                        Map.of(
                                "rrule", rule.rrule(),
                                "exdates", written(rule, rule.exdates()),
                                "rdates", written(rule, rule.rdates()))))
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static List<String> written(ExpansionCase rule, List<LocalDateTime> times) {
        return times.stream().map(rule::written).toList();
    }

    private static List<Instant> occurrences(String location, Range range) {
        List<String> starts = editor().queryParam("from", range.from().toString())
                .queryParam("to", range.to().toString())
                .get(location + "/occurrences")
                .then()
                .statusCode(200)
                .extract()
                .path("items.startsAt");
        return starts.stream().map(Instant::parse).filter(range::contains).toList();
    }

    private static List<Instant> expected(ExpansionCase rule, Range range) {
        return rule.instants().stream().filter(range::contains).toList();
    }

    /** What is both listed and kept. */
    private static Range within(ExpansionCase rule, Range horizon) {
        Instant from = start(rule).isAfter(horizon.from()) ? start(rule) : horizon.from();
        Instant to = WallTime.instant(rule.to(), rule.zone());
        return new Range(from, to.isBefore(horizon.to()) ? to : horizon.to());
    }

    /** Its first start is at the horizon. */
    private static Instant aYearInto(ExpansionCase rule) {
        return start(rule).plus(YEAR).minus(Duration.ofDays(2));
    }

    private static Instant start(ExpansionCase rule) {
        return WallTime.instant(rule.start(), rule.zone());
    }
}
