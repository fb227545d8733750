package org.almanac.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.Entry;
import org.almanac.event.SaveEvent;
import org.almanac.event.Venue;
import org.almanac.event.batch.BulkEdits;
import org.almanac.event.register.Registers;
import org.almanac.event.write.Catalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegisterPagesTest {
    private final Catalogue catalogue;
    private final Registers registers;
    private final Clock clock;
    private final String word = "r" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);
    private final BulkEdits edits;

    @Inject
    RegisterPagesTest(Catalogue catalogue, Registers registers, Clock clock, BulkEdits edits) {
        this.edits = edits;
        this.catalogue = catalogue;
        this.registers = registers;
        this.clock = clock;
    }

    @Test
    void aTagIsFoundCountedRenamedMergedAndSplitAgain() {
        event("Wi-Fi " + word, null);
        event("Wifi " + word, null);
        event("Wifi " + word, null);
        DeskBrowser browser = DeskBrowser.loggedIn();
        browser.get("/admin/registers/tags?q=" + word)
                .body(containsString("/tags/wi-fi-" + word))
                .body(containsString("/tags/wifi-" + word));
        browser.get("/admin/registers/tags/-/doubles")
                .body(containsString("/admin/registers/tags/wi-fi-" + word + "/merge?into=wifi-" + word));

        String tag = "/admin/registers/tags/wi-fi-" + word;
        browser.get(tag + "/merge?into=nowhere").statusCode(422).body(containsString("There is no such one"));
        browser.get(tag + "/merge?into=Wifi " + word)
                .body(containsString("1 event will name “Wifi " + word + "”"))
                .body(containsString("has 2 events already"));
        String edit = browser.post(tag + "/merge", Map.of("into", "wifi-" + word))
                .statusCode(303)
                .extract()
                .header("Location");
        // What a busy machine has not done at once, the job goes on with.
        edits.goOn(Duration.ofSeconds(30));
        browser.get(edit).body(containsString("Done.")).body(containsString("Undo all of it"));
        browser.get(tag).statusCode(303).header("Location", endsWith("/wifi-" + word));
        DeskBrowser.anonymous()
                .get("/tags/wi-fi-" + word)
                .then()
                .statusCode(301)
                .header("Location", containsString("/tags/wifi-" + word));
        // Not every calendar program follows a redirect: the old feed is the new one.
        assertThat(DeskBrowser.anonymous().get("/tags/wi-fi-" + word + ".ics").asString())
                .contains("NAME:Almanac: Wifi " + word)
                .containsPattern("(?s)(BEGIN:VEVENT.*){3}");
        browser.get("/admin/registers/tags/wifi-" + word)
                .body(containsString("<strong>3</strong>"))
                .body(containsString(edit));

        browser.post(edit + "/undo", Map.of()).statusCode(303);
        edits.goOn(Duration.ofSeconds(30));
        browser.get(tag).statusCode(200).body(containsString("<strong>1</strong>"));
        DeskBrowser.anonymous().get("/tags/wi-fi-" + word).then().statusCode(200);

        browser.post(tag, Map.of("name", "Wireless " + word, "slug", "wireless-" + word, "revision", "1"))
                .statusCode(303)
                .header("Location", endsWith("/wireless-" + word + "?saved=1"));
        browser.post("/admin/registers/tags/wireless-" + word, Map.of("name", "", "slug", "x", "revision", "2"))
                .statusCode(422)
                .body(containsString("Give it a name."));
        browser.post("/admin/registers/tags/wireless-" + word + "/delete", Map.of())
                .statusCode(409);
        DeskBrowser.anonymous()
                .get("/tags/wi-fi-" + word)
                .then()
                .statusCode(301)
                .header("Location", containsString("/tags/wireless-" + word));
    }

    @Test
    void venuesAreEditedAndMerged() {
        event("Tag " + word, new SaveEvent.VenueInput("Hall " + word, null, "Bonn", "DE", null, null));
        event("Tag " + word, new SaveEvent.VenueInput("Hall " + word, "Ring 1", "Bonn", "DE", null, null));
        List<Entry<Venue>> halls = registers
                .venues()
                .list(new org.almanac.event.EntryQuery(word, null, 10, false))
                .items();
        assertThat(halls).hasSize(2);
        DeskBrowser browser = DeskBrowser.loggedIn();
        String first = "/admin/registers/venues/" + halls.get(0).key();
        browser.get("/admin/registers/venues?q=" + word).body(containsString("Hall " + word + ", Ring 1, Bonn, DE"));
        browser.post(first, Map.of("name", "Hall " + word, "latitude", "north", "revision", "1"))
                .statusCode(422)
                .body(containsString("Write it in degrees"));
        browser.post(first + "/merge", Map.of("into", halls.get(1).key())).statusCode(303);
        edits.goOn(Duration.ofSeconds(30));
        browser.get("/admin/registers/venues/" + halls.get(1).key()).body(containsString("<strong>2</strong>"));
        browser.get("/admin/registers/venues?q=" + word)
                .body(not(containsString(halls.get(0).key())));
        browser.get("/admin/registers/nothing").statusCode(404);
        browser.get("/admin/registers/series").body(containsString("in all"));
        browser.get("/admin/registers/organisers").body(containsString("in all"));
    }

    private void event(String tag, SaveEvent.@Nullable VenueInput venue) {
        catalogue.create(
                SaveEvent.builder()
                        .title("Congress " + UUID.randomUUID())
                        .start(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .plusDays(20)
                                .toString())
                        .allDay(true)
                        .tags(List.of(tag))
                        .venue(venue)
                        .build(),
                new Actor("system"));
    }
}
