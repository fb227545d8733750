package org.almanac.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time goes by, and nobody edits anything. */
@QuarkusTest
class HorizonTest {
    private static final EventFilter WEEKLY = new EventFilter(Set.of("horizon"), null, null, null, null, null);

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueQueries queries;

    @Inject
    TestClock clock;

    @AfterEach
    void goBack() {
        clock.reset();
        catalogue.moveHorizon();
    }

    @Test
    void whatRecursIsKnownTwoYearsAheadAndItsRevisionStays() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Event event = catalogue.create(
                new SaveEventBuilder()
                        .title("Every week")
                        .tags(List.of("horizon"))
                        .timeZone("UTC")
                        .start(today + "T09:00")
                        .end(today + "T10:00")
                        .rrule("FREQ=WEEKLY")
                        .build(),
                new Actor("test"));
        Instant later = clock.instant().plus(Duration.ofDays(2 * 365 + 200));
        assertThat(from(later)).isEmpty();

        clock.advance(Duration.ofDays(300));
        catalogue.moveHorizon();

        assertThat(from(later)).containsExactly("Every week");
        assertThat(queries.find(event.id().toString())).isEqualTo(event);
    }

    private List<String> from(Instant instant) {
        return queries.list(new EventQuery(WEEKLY, instant, null, true, null, 10, false)).events().stream()
                .map(found -> found.content().title())
                .toList();
    }
}
