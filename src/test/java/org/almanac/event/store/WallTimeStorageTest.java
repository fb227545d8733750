package org.almanac.event.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.ZoneId;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.SaveEvent;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.write.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clock on the wall shows is stored as it is, whatever zone the machine lives in; tests live in St. John's. */
@QuarkusTest
class WallTimeStorageTest {
    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueQueries queries;

    @Inject
    EntityManager entities;

    @Test
    void theMachinesZoneIsNotUtcNorThatOfAnyEvent() {
        assertThat(ZoneId.systemDefault()).isEqualTo(ZoneId.of("America/St_Johns"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-06-08T22:00, 2027-06-10T23:30, Europe/Berlin, false",
        "2027-06-08, 2027-06-10, Asia/Tokyo, true",
        // No clock in St. John's shows these; the one in Tokyo does, and that in New York does not either.
        "2028-03-12T02:15, 2028-03-12T02:45, Asia/Tokyo, false",
        "2028-03-12T02:15, 2028-03-12T04:00, America/New_York, false"
    })
    void anEventKeepsItsTimes(String start, String end, String zone, boolean allDay) {
        SaveEvent typed = SaveEvent.builder()
                .title("Night")
                .start(start)
                .end(end)
                .timeZone(zone)
                .allDay(allDay)
                .published(false)
                .build();
        Event event = catalogue.create(typed, new Actor("test"));

        assertThat(queries.find(event.id().toString()).time()).isEqualTo(event.time());
        assertThat(stored(
                        "select cast(start_local as text) || ' ' || cast(end_local as text) from event where id = :id",
                        event))
                .isEqualTo(text(start) + " " + text(end));
        assertThat(stored(
                        "select cast(start_local as text) || ' ' || cast(end_local as text) from occurrence"
                                + " where event_id = :id",
                        event))
                .isEqualTo(text(start) + " " + text(end));
    }

    private static String text(String local) {
        return local.length() == 10 ? local + " 00:00:00" : local.replace('T', ' ') + ":00";
    }

    private String stored(String sql, Event event) {
        return QuarkusTransaction.requiringNew().call(() -> (String) entities.createNativeQuery(sql, String.class)
                .setParameter("id", event.id())
                .getSingleResult());
    }
}
