package org.almanac.abuse;

import static org.almanac.abuse.Drafts.DAY;
import static org.almanac.abuse.Drafts.saying;
import static org.almanac.abuse.Drafts.with;
import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import biweekly.property.ICalProperty;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.subscriber.TestReaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers are told of events that they saw and see no more: that they are off, and nothing else. */
@QuarkusTest
class TombstoneTest {
    private static final List<String> FORMATS = List.of(".ics", ".jscal", ".atom", ".json");

    @TestHTTPResource("/")
    URL base;

    @Inject
    TestReaders readers;

    private final String open = "op" + UUID.randomUUID().toString().substring(0, 8);
    private final String secret = "qz" + UUID.randomUUID().toString().substring(0, 8);
    private final String page = "/events/slug-" + open;
    private Stranger stranger;
    private String event;

    @BeforeEach
    void publish() {
        stranger = new Stranger(base);
        event = Drafts.create(saying(open));
    }

    @Test
    void aTombstoneSaysUidTimesTitleAndThatItIsOff() {
        String uid = Drafts.field(event, "uid");
        Drafts.hide(event);
        Drafts.patch(event, with(with(saying(secret), "start", DAY.plusDays(3) + "T11:00"), "end", null));

        VEvent entry = only(
                anonymous().get(page + ".ics").then().statusCode(200).extract().asString());

        assertThat(entry.getUid().getValue()).isEqualTo(uid);
        assertThat(entry.getSummary().getValue()).isEqualTo("Cancelled: Title " + open);
        assertThat(entry.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(entry.getSequence().getValue()).isEqualTo(1);
        assertThat(instant(entry.getDateStart().getValue())).isEqualTo(berlin("09:00"));
        assertThat(instant(entry.getDateEnd().getValue())).isEqualTo(berlin("17:00"));
        assertThat(names(entry))
                .isSubsetOf(
                        "Uid",
                        "Summary",
                        "Status",
                        "Sequence",
                        "DateStart",
                        "DateEnd",
                        "DateTimeStamp",
                        "Created",
                        "LastModified",
                        "Transparency",
                        "RawProperty");
        anonymous()
                .get(page + ".jscal")
                .then()
                .body("entries[0].uid", is(uid))
                .body("entries[0].title", is("Cancelled: Title " + open))
                .body("entries[0].status", is("cancelled"))
                .body("entries[0].start", is(DAY + "T09:00:00"))
                .body("entries[0].description", nullValue())
                .body("entries[0].links", nullValue())
                .body("entries[0].locations", nullValue())
                .body("entries[0].virtualLocations", nullValue());
        String entries = anonymous().get(page + ".atom").asString();
        assertThat(entries.substring(entries.indexOf("<entry>")))
                .contains("<title>Cancelled: Title " + open)
                .doesNotContain("<link", "<category", "Summary " + open, "Organiser", "meet.example");
    }

    private static VEvent only(String calendar) {
        return Biweekly.parse(calendar).first().getEvents().get(0);
    }

    private static Set<String> names(VEvent entry) {
        return entry.getProperties().values().stream()
                .map(ICalProperty::getClass)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Instant instant(java.util.Date date) {
        return date.toInstant();
    }

    private static Instant berlin(String time) {
        return DAY.atTime(java.time.LocalTime.parse(time))
                .atZone(java.time.ZoneId.of("Europe/Berlin"))
                .toInstant();
    }

    @Test
    void itIsValidAndIsInEveryFeedThatHeldTheEvent() {
        String reader = "reader-" + open + "@example.org";
        editor().contentType("application/json")
                .body(List.of(Map.of(
                        "email",
                        reader,
                        "tags",
                        List.of("tag-" + open),
                        "confirmed",
                        true,
                        "consent",
                        Map.of("at", "2024-05-01", "source", "test"))))
                .post("/api/v1/subscribers/import")
                .then()
                .body("created", is(1));
        Drafts.hide(event);
        Drafts.patch(event, saying(secret));

        List<String> feeds = List.of(
                "/calendar.ics",
                "/calendar.ics?tag=tag-" + open,
                "/tags/tag-" + open + ".ics",
                "/series/series-" + open + ".ics",
                "/organisers/organiser-" + open + ".ics",
                "/calendar.ics?country=IS&online=true&q=" + open,
                "/calendar.ics?keydates=true&q=passwordof" + open,
                personal(reader));
        for (String feed : feeds) {
            String text = anonymous().get(feed).then().statusCode(200).extract().asString();
            assertThat(text).as(feed).contains("SUMMARY:Cancelled: Title " + open);
            assertThat(Biweekly.parse(text).first().validate(ICalVersion.V2_0).getWarnings())
                    .as(feed)
                    .noneMatch(warning -> warning.getComponent() instanceof VEvent one
                            && one.getSummary().getValue().contains(open));
        }
        for (String feed : List.of("/tags/tag-" + secret + ".ics", "/series/series-" + secret + ".ics")) {
            anonymous().get(feed).then().statusCode(404);
        }
        assertThat(anonymous().get("/calendar.ics?q=" + secret).asString()).doesNotContain("BEGIN:VEVENT");
    }

    private String personal(String reader) {
        Matcher address = Pattern.compile("/u/[^\"/]+/calendar\\.ics")
                .matcher(anonymous()
                        .accept("text/html")
                        .get(readers.preferences(reader))
                        .asString());
        assertThat(address.find()).isTrue();
        return address.group();
    }

    @Test
    void noEditOfWhatIsHiddenChangesAByteOfWhatReadersReach() {
        String draft = Drafts.create(with(saying("d" + secret), "published", false));
        Drafts.hide(event);
        Map<String, Stranger.Answer> before = look();

        Drafts.patch(event, with(saying(secret), "slug", "slug-" + secret));
        Drafts.patch(event, Map.of("status", "CANCELLED", "start", DAY.minusDays(9) + "T08:00"));
        Drafts.patch(draft, Map.of("title", "Another " + secret));
        Drafts.patch(event, Map.of("slug", "last-" + secret));
        Drafts.create(with(saying("e" + secret), "published", false));

        assertThat(look()).isEqualTo(before);
    }

    /** With the tags and dates of every answer. Asked twice: what is kept has other headers than what is new. */
    private Map<String, Stranger.Answer> look() {
        Map<String, Stranger.Answer> seen = new HashMap<>();
        String id = Drafts.id(event);
        Stream<String> feeds = Stream.of(
                        "/calendar", "/tags/tag-" + open, "/series/series-" + open, page, "/events/" + id)
                .flatMap(name -> FORMATS.stream().map(format -> name + format));
        Stream<String> others = Stream.of(
                page,
                "/api/v1/events/" + id,
                "/api/v1/events/slug-" + open,
                "/api/v1/events?q=" + open,
                "/api/v1/tags?limit=500",
                "/tags/tag-" + open,
                "/",
                "/sitemap.xml",
                "/widget.json",
                "/embed",
                "/subscribe");
        Stream.concat(feeds, others).forEach(path -> {
            stranger.get(path);
            seen.put(path, stranger.get(path));
        });
        return seen;
    }

    @Test
    void whatIsPublishedAgainIsOneChange() {
        Drafts.hide(event);
        Drafts.patch(event, Map.of("title", "Between " + secret, "start", DAY.minusDays(1) + "T09:00"));
        Drafts.patch(event, Map.of("venue", Map.of("name", "Between " + secret), "slug", "between-" + secret));
        Drafts.patch(
                event,
                Map.of(
                        "title", "Now " + open,
                        "start", DAY.plusDays(2) + "T09:00",
                        "end", DAY.plusDays(2) + "T17:00",
                        "slug", "now-" + open,
                        "venue", Map.of("name", "Place " + open, "country", "IS")));
        Drafts.publish(event);

        String text = anonymous()
                .accept("text/html")
                .get("/events/now-" + open)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(text)
                .contains("Was called “Title " + open + "”", "New place: Place " + open, "instead of Hall " + open);
        assertThat(text).doesNotContain(secret);
        assertThat(text).containsOnlyOnce("Was called").containsOnlyOnce("Moved from");
        assertThat(text).containsPattern("previousStartDate\":\"" + DAY + "T09:00");
        VEvent entry = only(anonymous().get("/events/now-" + open + ".ics").asString());
        assertThat(entry.getSequence().getValue()).isEqualTo(2);
        assertThat(entry.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(names(entry)).contains("Description", "Location", "Url");

        anonymous()
                .redirects()
                .follow(false)
                .get(page)
                .then()
                .statusCode(301)
                .header("Location", endsWith("/events/now-" + open));
        anonymous().get("/events/between-" + secret).then().statusCode(404);
        anonymous().get("/api/v1/events/between-" + secret).then().statusCode(404);
        editor().get("/api/v1/events/between-" + secret).then().statusCode(200);
    }

    @Test
    void registersAreOpenedByPublishing() {
        String draft = Drafts.create(with(saying(secret), "published", false));
        for (String register : List.of("tags/tag-", "series/series-", "organisers/organiser-")) {
            anonymous().get("/api/v1/" + register + secret).then().statusCode(404);
            anonymous().get("/" + register + secret).then().statusCode(404);
        }
        anonymous().get("/subscribe").then().body(not(containsString(secret)));

        Drafts.publish(draft);

        for (String register : List.of("tags/tag-", "series/series-", "organisers/organiser-")) {
            anonymous().get("/api/v1/" + register + secret).then().statusCode(200);
            anonymous().accept("text/html").get("/" + register + secret).then().statusCode(200);
            anonymous().get("/sitemap.xml").then().body(containsString("/" + register + secret));
        }
        anonymous().get("/api/v1/venues?q=" + secret).then().body("items.name", hasItem("Hall " + secret));
        anonymous().get("/api/v1/events/" + Drafts.id(draft)).then().body("source", nullValue());
    }

    @Test
    void whatOnlyADraftNamesIsMergedInSilence() {
        Drafts.create(with(saying(secret), "published", false));
        editor().contentType("application/json")
                .body(Map.of("into", "tag-" + open))
                .post("/api/v1/tags/tag-" + secret + "/merge")
                .then()
                .statusCode(200);

        anonymous().get("/tags/tag-" + secret).then().statusCode(404);
        anonymous().get("/api/v1/tags/tag-" + secret).then().statusCode(404);
        anonymous().get("/tags/tag-" + secret + ".ics").then().statusCode(404);
        assertThat(anonymous().get("/calendar.ics?tag=tag-" + secret).asString())
                .doesNotContain("BEGIN:VEVENT");
        editor().redirects()
                .follow(false)
                .get("/api/v1/tags/tag-" + secret)
                .then()
                .statusCode(301);
    }

    @Test
    void aTombstoneFollowsTheMergeOfWhatItNames() {
        Drafts.create(saying("other" + open));
        Drafts.withdraw(event);
        editor().contentType("application/json")
                .body(Map.of("into", "tag-other" + open))
                .post("/api/v1/tags/tag-" + open + "/merge")
                .then()
                .statusCode(200);

        for (String tag : List.of("tag-other" + open, "tag-" + open)) {
            assertThat(anonymous().get("/tags/" + tag + ".ics").asString())
                    .as(tag)
                    .contains("SUMMARY:Cancelled: Title " + open)
                    .contains("SUMMARY:Title other" + open);
        }
    }

    @Test
    void anEventThatRecursIsOffOnAllTheDatesThatReadersKnew() {
        String recurring = Drafts.create(with(
                saying("s" + open),
                "recurrence",
                Map.of(
                        "rrule",
                        "FREQ=WEEKLY;COUNT=4",
                        "overrides",
                        List.of(Map.of("at", DAY.plusDays(7) + "T09:00", "start", DAY.plusDays(8) + "T10:00")))));
        Drafts.hide(recurring);
        Drafts.patch(
                recurring, Map.of("recurrence", Map.of("rrule", "FREQ=DAILY;COUNT=9"), "title", "Title " + secret));

        String text = anonymous().get("/events/slug-s" + open + ".ics").asString();
        List<VEvent> entries = Biweekly.parse(text).first().getEvents();
        assertThat(entries).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.getStatus().getValue()).isEqualTo("CANCELLED");
            assertThat(entry.getSummary().getValue()).isEqualTo("Cancelled: Title s" + open);
            assertThat(entry.getUrl()).isNull();
        });
        assertThat(text).contains("FREQ=WEEKLY;COUNT=4").doesNotContain("DAILY", secret);
    }
}
