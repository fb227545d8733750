package org.almanac.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.KeyDate;
import org.almanac.event.SaveEvent;
import org.almanac.event.batch.BulkEdits;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.write.Catalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventPagesTest {
    private final Catalogue catalogue;
    private final CatalogueQueries queries;
    private final Clock clock;
    private final String title = "Summit " + UUID.randomUUID();
    private @Nullable DeskBrowser loggedIn;
    private final BulkEdits edits;

    @Inject
    EventPagesTest(Catalogue catalogue, CatalogueQueries queries, Clock clock, BulkEdits edits) {
        this.edits = edits;
        this.catalogue = catalogue;
        this.queries = queries;
        this.clock = clock;
    }

    @BeforeEach
    void logIn() {
        loggedIn = DeskBrowser.loggedIn();
    }

    @Test
    void saysThatSearchEnginesAskForAPlace() {
        Event nowhere =
                create(Map.of("title", title, "start.date", soon().toString(), "allDay", "true", "published", "true"));
        browser().get("/admin/events/" + nowhere.id()).body(containsString("id=\"without-place\""));
        Event online = create(Map.of(
                "title",
                title,
                "start.date",
                soon().toString(),
                "onlineUrl",
                "https://meet.example/",
                "allDay",
                "true",
                "another",
                "true",
                "published",
                "true"));
        browser().get("/admin/events/" + online.id()).body(not(containsString("id=\"without-place\"")));
    }

    @Test
    void addsAnEventWithAllThatTheFormHolds() {
        Event event = create(Map.ofEntries(
                Map.entry("title", title),
                Map.entry("summary", "One line"),
                Map.entry("description", "First\r\n\r\n**Second**"),
                Map.entry("start.date", soon().toString()),
                Map.entry("start.time", "09:00"),
                Map.entry("end.time", "17:30"),
                Map.entry("timeZone", "Europe/London"),
                Map.entry("status", "TENTATIVE"),
                Map.entry("published", "true"),
                Map.entry("tags", "5G\r\nRouting, switching"),
                Map.entry("series", "World Summit"),
                Map.entry("venue.name", "ExCeL"),
                Map.entry("venue.city", "London"),
                Map.entry("venue.country", "gb"),
                Map.entry("venue.latitude", "51.508"),
                Map.entry("venue.longitude", "0.029"),
                Map.entry("organiser.name", "Informa"),
                Map.entry("url", "https://summit.example"),
                Map.entry("featured", "true"),
                Map.entry("featuredLabel", "Sponsored"),
                Map.entry("keyDates.1.label", "Call for papers closes"),
                Map.entry("keyDates.1.at", soon().minusDays(10).toString())));

        assertThat(event.content()).satisfies(content -> {
            assertThat(content.title()).isEqualTo(title);
            assertThat(content.description()).isEqualTo("First\n\n**Second**");
            assertThat(content.time().start()).isEqualTo(soon().atTime(9, 0));
            assertThat(content.time().end()).isEqualTo(soon().atTime(17, 30));
            assertThat(content.tags()).extracting("name").containsExactly("5G", "Routing", "switching");
            assertThat(content.venue()).isNotNull().extracting("country").isEqualTo("GB");
            assertThat(content.keyDates()).hasSize(1);
            assertThat(content.shownLabel()).isEqualTo("Sponsored");
        });
        assertThat(queries.history(event.id()).get(0).actor()).isEqualTo("Admin@Almanac.Example");
    }

    @Test
    void rowsForKeyDatesComeAndGoWithoutAScript() {
        Event event = catalogue.create(input(title, null), new Actor("system"));
        String path = "/admin/events/" + event.id();
        Map<String, String> form =
                new HashMap<>(Forms.of(browser().get(path).extract().asString()));
        form.putAll(Map.of(
                "keyDates.2.label", "Booths",
                "keyDates.2.at", "2027-02-01",
                "keyDates.2.time", "23:59",
                "keyDates.2.zone", "Anywhere on Earth (AoE)",
                "title", "",
                "act", "rows"));
        Map<String, String> more = new HashMap<>(
                Forms.of(browser().post(path, form).statusCode(200).extract().asString()));
        assertThat(more)
                .containsEntry("keyDates.2.label", "Booths")
                .containsEntry("keyDates.2.time", "23:59")
                .containsEntry("keyDates.3.label", "")
                .containsEntry("title", "");
        more.put("act", "rows-0");
        Map<String, String> fewer = new HashMap<>(
                Forms.of(browser().post(path, more).statusCode(200).extract().asString()));
        fewer.putAll(Map.of("title", title, "act", "save"));
        browser().post(path, fewer).statusCode(303);
        assertThat(queries.find(event.id().toString()).content().keyDates())
                .hasSize(2)
                .last()
                .isEqualTo(
                        new KeyDate("Booths", LocalDate.parse("2027-02-01"), LocalTime.parse("23:59"), "Etc/GMT+12"));
        browser().post(path, Forms.of(browser().get(path).extract().asString())).statusCode(303);
        assertThat(queries.find(event.id().toString()).revision()).isEqualTo(2);
    }

    @Test
    void savingTheFormAsItStandsChangesNothing() {
        Event event = catalogue.create(input(title, "FREQ=YEARLY;COUNT=3"), new Actor("system"));
        String page = browser().get("/admin/events/" + event.id()).extract().asString();

        browser().post("/admin/events/" + event.id(), Forms.of(page)).statusCode(303);

        Event saved = queries.find(event.id().toString());
        assertThat(saved.content()).isEqualTo(event.content());
        assertThat(saved.revision()).isEqualTo(event.revision());
    }

    @Test
    void messagesStandBesideTheFieldsAndNothingTypedIsLost() {
        browser()
                .post(
                        "/admin/events/new",
                        Map.of(
                                "title", " ",
                                "summary", "Kept <b>as typed</b>",
                                "start.date", "2027-06-08",
                                "timeZone", "Mars/Olympus",
                                "venue.country", "Utopia",
                                "venue.latitude", "north",
                                "url", "summit.example",
                                "keyDates.0.label", "Doors"))
                .statusCode(422)
                .body(containsString("Nothing is saved yet."))
                .body(containsString("id=\"title-error\">Give the event a title."))
                .body(containsString("id=\"start-error\">Give the time too, or tick “All day”."))
                .body(containsString("id=\"timeZone-error\""))
                .body(containsString("id=\"venue.country-error\""))
                .body(containsString("id=\"venue.latitude-error\""))
                .body(containsString("id=\"url-error\""))
                .body(containsString("id=\"keyDates.at-error\""))
                .body(containsString("value=\"Kept &lt;b&gt;as typed&lt;/b&gt;\""))
                .body(containsString("value=\"Mars/Olympus\""))
                .body(containsString("value=\"Utopia\""));
    }

    @Test
    void everyMessageOfTheSummaryLeadsToItsField() {
        String page = browser()
                .post("/admin/events/new", Map.of("venue.country", "Utopia", "url", "x"))
                .statusCode(422)
                .extract()
                .asString();

        assertThat(Forms.fragmentLinks(page))
                .hasSizeGreaterThan(3)
                .allSatisfy(id -> assertThat(page).contains("id=\"" + id + "\""));
    }

    @Test
    void savingOverSomebodyElsesChangeIsRefusedAndLosesNothing() {
        Event event = catalogue.create(input(title, null), new Actor("system"));
        Map<String, String> form =
                Forms.of(browser().get("/admin/events/" + event.id()).extract().asString());
        catalogue.replace(
                event.id().toString(),
                inputWith("Theirs " + title, "Their summary"),
                null,
                new Actor("other@almanac.example"));

        form.put("title", "Mine " + title);
        String page = browser()
                .post("/admin/events/" + event.id(), form)
                .statusCode(409)
                .body(allOf(
                        containsString("Somebody else saved this event"),
                        containsString("other@almanac.example"),
                        containsString("Theirs " + title),
                        containsString("value=\"Mine " + title + "\"")))
                .extract()
                .asString();
        assertThat(queries.find(event.id().toString()).title()).isEqualTo("Theirs " + title);

        browser().post("/admin/events/" + event.id(), Forms.of(page)).statusCode(303);
        assertThat(queries.find(event.id().toString()).content()).satisfies(content -> {
            assertThat(content.title()).isEqualTo("Mine " + title);
            assertThat(content.summary()).isEqualTo("Their summary");
        });
    }

    @Test
    void withdrawingAsksFirst() {
        Event event = catalogue.create(input(title, null), new Actor("system"));

        browser()
                .get("/admin/events/" + event.id() + "/withdraw")
                .statusCode(200)
                .body(containsString("Withdraw this event?"));
        assertThat(queries.find(event.id().toString()).withdrawn()).isFalse();

        browser()
                .post("/admin/events/" + event.id() + "/withdraw", Map.of("revision", "1"))
                .statusCode(422)
                .body(containsString("Say why it is taken out."));
        browser()
                .post("/admin/events/" + event.id() + "/withdraw", Map.of("revision", "1", "why", "mistake"))
                .statusCode(303);
        assertThat(queries.find(event.id().toString()).withdrawn()).isTrue();
        browser().get("/admin/events/" + event.id()).body(containsString("This event has been withdrawn"));
        browser().post("/admin/events/" + event.id(), Map.of("revision", "2")).statusCode(410);
    }

    @Test
    void whatWasWithdrawnIsFoundAndRestored() {
        String word = "w" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);
        Event event = catalogue.create(input("Summit " + word, null), new Actor("system"));
        String path = "/admin/events/" + event.id();
        browser()
                .post(path + "/withdraw", Map.of("revision", "1", "why", "mistake"))
                .statusCode(303);
        browser().get("/admin/events?show=withdrawn&q=" + word).statusCode(200).body(containsString(path));
        browser().get(path).body(containsString("Restore as a draft"), not(containsString("name=\"tell\"")));
        browser()
                .post(path + "/restore", Map.of("revision", "1", "act", "draft"))
                .statusCode(412);
        browser()
                .post(path + "/restore", Map.of("revision", "2", "act", "draft"))
                .statusCode(303);
        Event back = queries.find(event.id().toString());
        assertThat(back.withdrawn()).isFalse();
        assertThat(back.content())
                .isEqualTo(event.content().toBuilder().published(false).build());
        browser()
                .post(path + "/withdraw", Map.of("revision", "3", "why", "mistake"))
                .statusCode(303);
        browser()
                .post(path + "/restore", Map.of("revision", "4", "act", "publish"))
                .statusCode(303);
        assertThat(queries.find(event.id().toString()).isPublic()).isTrue();
    }

    @Test
    void anEarlierVersionIsRestoredByTheForm() {
        Event event = catalogue.create(input(title, null), new Actor("system"));
        String path = "/admin/events/" + event.id();
        Map<String, String> form = Forms.of(browser().get(path).extract().asString());
        form.putAll(Map.of("title", "Another", "venue.name", "", "keyDates.0.label", "", "keyDates.0.at", ""));
        browser().post(path, form).statusCode(303);
        String page = browser()
                .get(path + "?version=1")
                .statusCode(200)
                .body(containsString("Nothing is saved yet"))
                .extract()
                .asString();
        assertThat(queries.find(event.id().toString()).title()).isEqualTo("Another");
        browser().post(path, Forms.of(page)).statusCode(303);
        Event again = queries.find(event.id().toString());
        assertThat(again.content()).isEqualTo(event.content());
        assertThat(again.revision()).isEqualTo(3);
        browser().get(path + "?version=17").statusCode(404);
    }

    @Test
    void whatDoesNotTakePlaceSaysWhy() {
        Event event = catalogue.create(input(title, null), new Actor("system"));
        String path = "/admin/events/" + event.id() + "/withdraw";
        browser()
                .post(path, Map.of("revision", "1", "why", "off", "note", "x".repeat(501)))
                .statusCode(422)
                .body(containsString("x".repeat(501)));
        browser()
                .post(path, Map.of("revision", "1", "why", "off", "note", "The hall is closed"))
                .statusCode(303);
        assertThat(queries.find(event.id().toString()).content().note()).isEqualTo("The hall is closed");
    }

    @Test
    void withdrawingWhatSomebodyElseJustChangedIsRefused() {
        Event event = catalogue.create(input(title, null), new Actor("system"));

        browser()
                .post("/admin/events/" + event.id() + "/withdraw", Map.of("revision", "0", "why", "mistake"))
                .statusCode(412);
    }

    @Test
    void listFindsWordsAndTellsHiddenFromShown() {
        String word = "w" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);
        Event shown = create(Map.of(
                "title", "Shown " + word, "allDay", "true", "start.date", soon().toString(), "published", "true"));
        Event hidden = create(Map.of("title", "Hidden " + word, "allDay", "true", "start.date", soon().toString()));
        Event past = create(Map.of(
                "title",
                "Past " + word,
                "allDay",
                "true",
                "start.date",
                soon().minusYears(1).toString(),
                "published",
                "true"));

        browser()
                .get("/admin/events?q=" + word)
                .body(containsString(shown.title()))
                .body(containsString(hidden.title()))
                .body(not(containsString(past.title())));
        browser()
                .get("/admin/events?show=hidden&q=" + word)
                .body(containsString(hidden.title()))
                .body(not(containsString(shown.title())));
        browser()
                .get("/admin/events?show=past&q=" + word)
                .body(containsString(past.title()))
                .body(not(containsString(shown.title())));
        browser()
                .get("/admin/events?q=" + word + "nowhere")
                .body(containsString("of the last one its beginning will do"));
    }

    @Test
    void listIsNarrowedSortedAndCountedAndAllOfItStandsInTheAddress() {
        String word = "f" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);
        Event berlin = create(Map.of(
                "title",
                "Überblick " + word,
                "allDay",
                "true",
                "start.date",
                soon().toString(),
                "published",
                "true",
                "tags",
                "Tag " + word,
                "series",
                "Series " + word,
                "venue.city",
                "Berlin",
                "venue.country",
                "DE"));
        Event draft = create(Map.of(
                "title",
                "Beta " + word,
                "allDay",
                "true",
                "start.date",
                soon().plusDays(3).toString()));
        Event off = create(Map.of(
                "title",
                "alpha " + word,
                "allDay",
                "true",
                "start.date",
                soon().plusDays(5).toString(),
                "status",
                "CANCELLED",
                "url",
                "https://alpha.example/",
                "published",
                "true"));
        String list = "/admin/events?q=" + word;

        assertThat(titles(list)).containsExactly(berlin.title(), draft.title(), off.title());
        assertThat(titles(list + "&sort=latest")).containsExactly(off.title(), draft.title(), berlin.title());
        assertThat(titles(list + "&sort=title")).containsExactly(off.title(), draft.title(), berlin.title());
        assertThat(titles(list + "&sort=changed")).containsExactly(off.title(), draft.title(), berlin.title());
        assertThat(titles(list + "&tag=tag " + word.toUpperCase(Locale.ROOT))).containsExactly(berlin.title());
        assertThat(titles(list + "&series=Series " + word)).containsExactly(berlin.title());
        assertThat(titles(list + "&country=DE")).containsExactly(berlin.title());
        assertThat(titles(list + "&status=cancelled")).containsExactly(off.title());
        assertThat(titles(list + "&shown=no")).containsExactly(draft.title());
        assertThat(titles(list + "&source=here")).hasSize(3);
        assertThat(titles(list + "&source=elsewhere")).isEmpty();
        assertThat(titles(list + "&lack=place")).containsExactly(draft.title());
        assertThat(titles(list + "&lack=link")).containsExactly(berlin.title(), draft.title());
        assertThat(titles(list + "&lack=zone")).isEmpty();
        assertThat(titles(list + "&date=" + soon().plusDays(2))).containsExactly(draft.title(), off.title());
        browser()
                .get(list + "&date=" + soon().plusDays(2))
                .body(containsString("<strong>3</strong> events"))
                .body(containsString("Not shown to readers <small class=\"soft\">1</small>"));
        browser().get(list + "&tag=nowhere").body(containsString("There is no tag “nowhere”."));

        Event again = create(Map.of(
                "title",
                "Beta " + word,
                "allDay",
                "true",
                "start.date",
                soon().plusDays(9).toString(),
                "another",
                "true"));
        assertThat(titles(list + "&lack=double")).containsExactly(draft.title(), again.title());
    }

    @Test
    void pagesFollowTheOrderThatWasChosen() {
        String word = "o" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);
        for (int number = 160; number > 100; number--) {
            catalogue.create(input("Number " + number + " " + word, null), new Actor("system"));
        }
        for (String order : List.of("title", "changed", "latest", "date")) {
            String first = browser()
                    .get("/admin/events?sort=" + order + "&q=" + word)
                    .extract()
                    .asString();
            String second = browser()
                    .request()
                    .urlEncodingEnabled(false)
                    .get(Forms.nextPage(first))
                    .asString();
            List<String> all = new java.util.ArrayList<>(titlesIn(first));
            all.addAll(titlesIn(second));
            assertThat(all).as(order).hasSize(60).doesNotHaveDuplicates();
            if (order.equals("title") || order.equals("changed")) {
                assertThat(all).as(order).isSorted();
            }
        }
    }

    @Test
    void manyAreChosenLookedAtDoneAndUndone() {
        String word = "m" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);
        for (int number = 100; number < 160; number++) {
            catalogue.create(input("Number " + number + " " + word, null), new Actor("system"));
        }
        String list = "?show=upcoming&q=" + word;
        browser()
                .post("/admin/events/many", Map.of("list", list, "action", "hide"))
                .statusCode(422)
                .body(containsString("Tick the events that are meant."))
                .body(containsString("Number 100 " + word));
        browser()
                .post("/admin/events/many", Map.of("list", list, "all", "yes", "action", "add_tag", "tag", " "))
                .statusCode(422)
                .body(containsString("Give it a name."));
        browser()
                .post("/admin/events/many", Map.of("list", list, "all", "yes", "action", "merge"))
                .statusCode(422);
        browser()
                .post("/admin/events/many", Map.of("event", "x", "action", "hide"))
                .statusCode(400);

        String edit = browser()
                .post("/admin/events/many", Map.of("list", list, "all", "yes", "action", "hide"))
                .statusCode(303)
                .extract()
                .header("Location");
        browser()
                .get(edit)
                .body(containsString("Hide 60 events from readers?"))
                .body(containsString("60 events; no reader will be told."))
                .body(containsString("Without telling readers"));
        assertThat(titles("/admin/events?show=hidden&q=" + word)).isEmpty();

        browser().post(edit + "/start", Map.of("quietly", "yes")).statusCode(303);
        // What a busy machine has not done at once, the job goes on with.
        edits.goOn(Duration.ofSeconds(30));
        browser().get(edit).body(containsString("Done.")).body(containsString("without telling readers"));
        assertThat(titles("/admin/events?show=hidden&q=" + word)).hasSize(50);
        browser().post(edit + "/start", Map.of()).statusCode(409);
        browser().get("/admin/events/many").body(containsString(edit));
        browser()
                .get("/admin/audit/access")
                .body(containsString("Many events edited together"))
                .body(containsString("href=\"" + edit + "\""));

        browser().post(edit + "/undo", Map.of()).statusCode(303);
        edits.goOn(Duration.ofSeconds(30));
        browser().get(edit).body(containsString("Undone."));
        browser().get(edit + "?state=undone").body(containsString("Number 10"));
        assertThat(titles("/admin/events?show=hidden&q=" + word)).isEmpty();
        browser().get("/admin/events/many/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void theOverviewSaysWhatNeedsSomebodyAndEachNumberOpensItsList() {
        create(Map.of("title", title, "allDay", "true", "start.date", soon().toString()));
        String overview = browser()
                .get("/admin?days=30")
                .body(containsString("href=\"/admin/events?show=upcoming&amp;lack=place\">Ahead without a place"))
                .body(containsString("<table id=\"growth\">"))
                .body(containsString("<table id=\"mails\">"))
                .extract()
                .asString();
        assertThat(overview.split("<th scope=\"row\">20", -1)).hasSizeGreaterThan(60);
        browser().get("/admin?days=nonsense").body(containsString("?days=90#figures\" aria-current"));
        browser().get("/admin/feed-check").body(containsString("Google Calendar"));
        browser().get("/admin/feed-check?tag=nowhere").body(containsString("There is no tag “nowhere”."));
        browser().get("/admin/keys").body(containsString("<kbd>?</kbd>"));
    }

    private List<String> titles(String path) {
        return titlesIn(browser().get(path).extract().asString());
    }

    private static List<String> titlesIn(String page) {
        return java.util.regex.Pattern.compile("<a href=\"/admin/events/[0-9a-f-]{36}\"[^>]*>([^<]+)</a>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void listIsDividedIntoPages() {
        String word = "p" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);
        for (int number = 100; number < 153; number++) {
            catalogue.create(input("Number " + number + " " + word, null), new Actor("system"));
        }

        String first = browser()
                .get("/admin/events?q=" + word)
                .body(containsString("Number 149 "))
                .body(not(containsString("Number 150 ")))
                .extract()
                .asString();

        browser()
                .request()
                .urlEncodingEnabled(false)
                .get(Forms.nextPage(first))
                .then()
                .body(containsString("Number 152 "))
                .body(not(containsString("Number 149 ")));
    }

    @Test
    void nothingTypedIntoAnAddressIsAFault() {
        browser().get("/admin/events?cursor=nonsense").statusCode(400);
        browser().get("/admin/events?show=nonsense&q=\"'((%5C").statusCode(200);
        browser().get("/admin/events/nonsense").statusCode(404);
        browser().post("/admin/events/nonsense", Map.of()).statusCode(404);
        Event event = catalogue.create(input(title, null), new Actor("system"));
        browser()
                .post("/admin/events/" + event.id(), Map.of("revision", "first"))
                .statusCode(400);
        browser()
                .post("/admin/events/new", Map.of("title", "\0", "description", "x".repeat(25_000)))
                .statusCode(422)
                .body(containsString("id=\"description-error\""));
    }

    @Test
    void enterLooksAndSavesNothing() {
        Map<String, String> form = Map.of(
                "title",
                title,
                "start.date",
                soon().toString(),
                "start.time",
                "19:00",
                "venue.city",
                "Berlin",
                "act",
                "check");
        browser()
                .post("/admin/events/new", form)
                .statusCode(200)
                .body(containsString("Nothing is saved yet. The form is in order."))
                .body(containsString("19:00 in Berlin, "))
                .body(containsString("Time zone Europe/Berlin, found from the place."));
        assertThat(list(title)).doesNotContain("title-cell");
        String page = browser().get("/admin/events/new").extract().asString();
        assertThat(page.indexOf("value=\"check\"")).isPositive().isLessThan(page.indexOf("value=\"publish\""));
    }

    @Test
    void draftsAndWhatIsPublishedAreSavedApart() {
        Map<String, String> form = new HashMap<>(
                Map.of("title", title, "start.date", soon().toString(), "allDay", "true", "act", "draft"));
        Event draft = create(form);
        assertThat(draft.isPublic()).isFalse();
        String page = browser()
                .get("/admin/events/" + draft.id())
                .body(containsString("Save draft"))
                .body(containsString("Publishing announces it to"))
                .extract()
                .asString();
        Map<String, String> again = Forms.of(page);
        again.put("act", "publish");
        browser().post("/admin/events/" + draft.id(), again).statusCode(303);
        assertThat(queries.find(draft.id().toString()).isPublic()).isTrue();
        browser()
                .get("/admin/events/" + draft.id())
                .body(containsString("Save without telling"))
                .body(containsString("Nobody has been told of this event yet"));
    }

    @Test
    void theZoneFollowsFromThePlaceAndIsAskedForWhereItDoesNot() {
        Map<String, String> form = new HashMap<>(Map.of(
                "title",
                title,
                "start.date",
                soon().toString(),
                "start.time",
                "19:00",
                "venue.city",
                "Berlin",
                "timeZone",
                "",
                "act",
                "publish"));
        Event berlin = create(form);
        assertThat(berlin.time().zone().getId()).isEqualTo("Europe/Berlin");
        form.put("another", "true");
        form.put("venue.city", "Springfield");
        form.put("venue.country", "USA");
        refused(form, "timeZone", "America/New_York, America/Chicago");
        form.put("timeZone", "chicago");
        assertThat(create(form).time().zone().getId()).isEqualTo("America/Chicago");
        form.put("venue.city", "");
        form.put("venue.country", "");
        form.put("timeZone", "");
        refused(form, "timeZone", "Say by which clock the times are");
        form.put("venue.city", "Berlin");
        form.put("timeZone", "UTC");
        refused(form, "timeZone", "Berlin goes by Europe/Berlin");
        form.put("zoneAnyway", "true");
        assertThat(create(form).time().zone().getId()).isEqualTo("UTC");
    }

    @Test
    void countriesAreNamedAndNeverCut() {
        Map<String, String> form = new HashMap<>(Map.of(
                "title", title, "start.date", soon().toString(), "allDay", "true", "venue.country", "Netherlands"));
        Event event = create(form);
        assertThat(event.content().venue()).isNotNull().extracting("country").isEqualTo("NL");
        assertThat(event.time().zone().getId()).isEqualTo("UTC");
        browser().get("/admin/events/" + event.id()).body(containsString("value=\"Netherlands\""));
        form.put("another", "true");
        form.put("venue.country", "Neverland");
        refused(form, "venue.country", "No country is called “Neverland”");
    }

    @Test
    void whatIsNewSaysSoAndWhatIsTheSameIsTheSame() {
        String name = "Informa " + UUID.randomUUID();
        create(Map.of(
                "title",
                title,
                "start.date",
                soon().toString(),
                "allDay",
                "true",
                "tags",
                "Núclear, five g",
                "organiser.name",
                name));
        Map<String, String> form = new HashMap<>(Map.of(
                "title",
                "Another " + UUID.randomUUID(),
                "start.date",
                soon().toString(),
                "allDay",
                "true",
                "tags",
                "nuclear,FIVE  G, " + name,
                "organiser.name",
                name.toLowerCase(Locale.ROOT),
                "act",
                "check"));
        browser()
                .post("/admin/events/new", form)
                .statusCode(200)
                .body(containsString("Makes a new tag “" + name + "”"))
                .body(not(containsString("new tag “nuclear”")))
                .body(not(containsString("new organiser")));
        form.put("act", "publish");
        Event second = create(form);
        assertThat(second.content().organiser()).isNotNull().extracting("name").isEqualTo(name);
        assertThat(second.content().tags()).extracting("name").contains("Núclear", "five g");
    }

    @Test
    void whatIsKnownOfAVenueFollowsFromItsName() {
        String venue = "Hall " + UUID.randomUUID();
        create(Map.of(
                "title",
                title,
                "start.date",
                soon().toString(),
                "allDay",
                "true",
                "venue.name",
                venue,
                "venue.address",
                "Messedamm 22",
                "venue.city",
                "Berlin",
                "venue.country",
                "DE"));
        Event second = create(new HashMap<>(Map.of(
                "title",
                "Another " + UUID.randomUUID(),
                "start.date",
                soon().toString(),
                "start.time",
                "10:00",
                "timeZone",
                "",
                "venue.name",
                venue.toUpperCase(Locale.ROOT),
                "act",
                "publish")));
        assertThat(second.content().venue()).isNotNull().extracting("city").isEqualTo("Berlin");
        assertThat(second.content().venue()).extracting("name").isEqualTo(venue);
        assertThat(second.time().zone().getId()).isEqualTo("Europe/Berlin");
    }

    @Test
    void oneLikeItIsShownBeforeItIsSaved() {
        Event first = create(Map.of(
                "title",
                "5G World " + title,
                "start.date",
                soon().toString(),
                "allDay",
                "true",
                "venue.city",
                "London"));
        Map<String, String> form = new HashMap<>(Map.of(
                "title",
                "The 5g world " + title.toUpperCase(Locale.ROOT),
                "start.date",
                soon().plusDays(1).toString(),
                "allDay",
                "true"));
        refused(form, "another", "There is one like this");
        browser().post("/admin/events/new", form).body(containsString("/admin/events/" + first.id()));
        form.put("another", "true");
        create(form);
    }

    @Test
    void exceptionsThatHaveNoDateAnyMoreAreAskedAbout() {
        SaveEvent weekly = input(title, "FREQ=WEEKLY;COUNT=9").toBuilder()
                .recurrence(new SaveEvent.RecurrenceInput(
                        "FREQ=WEEKLY;COUNT=9", List.of(soon().plusDays(14) + "T09:00"), null, null))
                .build();
        Event event = catalogue.create(weekly, new Actor("system"));
        Map<String, String> form =
                Forms.of(browser().get("/admin/events/" + event.id()).extract().asString());
        form.put("start.time", "11:00");
        browser().post("/admin/events/" + event.id(), form).statusCode(303);
        assertThat(queries.find(event.id().toString()).content().recurrence())
                .isNotNull()
                .extracting("exdates")
                .isEqualTo(List.of(soon().plusDays(14).atTime(11, 0)));
    }

    @Test
    void aDoubleIsWithdrawnInFavourOfTheOther() {
        Event stays = catalogue.create(input("Congress " + title, null), new Actor("system"));
        Event doubled = catalogue.create(input("The congress " + title, null), new Actor("system"));
        browser()
                .get("/admin/events/" + doubled.id() + "/withdraw")
                .body(containsString("value=\"" + stays.id() + "\""));
        browser()
                .post(
                        "/admin/events/" + doubled.id() + "/withdraw",
                        Map.of("revision", "1", "why", "double", "other", "https://x.example/events/nowhere"))
                .statusCode(422);
        browser()
                .post(
                        "/admin/events/" + doubled.id() + "/withdraw",
                        Map.of(
                                "revision",
                                "1",
                                "why",
                                "double",
                                "double",
                                stays.id().toString()))
                .statusCode(303);
        DeskBrowser.anonymous()
                .get("/events/" + doubled.slug())
                .then()
                .statusCode(301)
                .header("Location", containsString("/events/" + stays.slug()));
        browser()
                .get("/admin/events/" + doubled.id())
                .body(containsString("<fieldset disabled"))
                .body(not(containsString("Save changes")), containsString("Restore and publish"));
    }

    private void refused(Map<String, String> form, String field, String message) {
        browser()
                .post("/admin/events/new", form)
                .statusCode(422)
                .body(containsString("<a href=\"#" + field + "\">"))
                .body(containsString(message));
    }

    private String list(String word) {
        return browser()
                .get("/admin/events?q=" + word.substring("Summit ".length()))
                .extract()
                .asString();
    }

    private LocalDate soon() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30);
    }

    private DeskBrowser browser() {
        return Objects.requireNonNull(loggedIn);
    }

    private Event create(Map<String, String> typed) {
        Map<String, String> form = new HashMap<>(typed);
        form.putIfAbsent("timeZone", "UTC");
        String location = browser()
                .post("/admin/events/new", form)
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(location).matches("/admin/events/[0-9a-f-]{36}\\?saved=\\w+");
        return queries.find(location.substring("/admin/events/".length(), location.indexOf('?')));
    }

    private SaveEvent input(String title, @Nullable String rrule) {
        return save(title, "One line", rrule);
    }

    private SaveEvent inputWith(String title, String summary) {
        return save(title, summary, null);
    }

    private SaveEvent save(String title, String summary, @Nullable String rrule) {
        return SaveEvent.builder()
                .title(title)
                .summary(summary)
                .description("Line one\nLine two")
                .start(soon() + "T09:00")
                .end(soon().plusDays(1) + "T17:30")
                .timeZone("Europe/London")
                .allDay(false)
                .published(true)
                .status("CONFIRMED")
                .tags(List.of("5G", "Core networks"))
                .series("World Summit")
                .venue(new SaveEvent.VenueInput("ExCeL", "Western Gateway", "London", "GB", 51.508, 0.029))
                .onlineUrl("https://join.example/1")
                .organiser(new SaveEvent.OrganiserInput("Informa", "https://informa.example"))
                .url("https://summit.example")
                .registrationUrl("https://summit.example/register")
                .image("https://summit.example/picture.jpg")
                .keyDates(List.of(
                        new SaveEvent.KeyDateInput(
                                "Call for papers closes", soon().minusDays(20).toString()),
                        new SaveEvent.KeyDateInput("Posters", soon().minusDays(9) + "T23:59", "AoE")))
                .note("Two\nlines")
                .featured(true)
                .featuredLabel("Sponsored")
                .recurrence(rrule == null ? null : new SaveEvent.RecurrenceInput(rrule, null, null, null))
                .build();
    }
}
