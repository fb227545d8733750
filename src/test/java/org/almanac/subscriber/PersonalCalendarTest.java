package org.almanac.subscriber;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.almanac.subscriber.link.LinkScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonalCalendarTest {
    private static final Pattern SUMMARY = Pattern.compile("(?m)^SUMMARY:(.*)$");

    private final String one = "one-" + UUID.randomUUID();
    private final String other = "other-" + UUID.randomUUID();

    @Inject
    Mailbox mailbox;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    @Test
    void itHoldsWhatIsFollowedAndIsForNobodyElsesCache() {
        create("In Britain", one, "GB", null);
        create("In France", one, "FR", null);
        create("Online", one, null, "https://meet.example/");
        create("Elsewhere", other, "GB", null);
        String single = create("Single", other, "FR", null);
        String email = subscribed("\"tags\":[\"" + one + "\"],\"countries\":[\"GB\"],\"events\":[\"" + single + "\"]");

        Response calendar = anonymous().get(path(email));

        assertThat(calendar.statusCode()).isEqualTo(200);
        assertThat(calendar.header("Cache-Control")).startsWith("private, max-age=");
        assertThat(summaries(calendar)).containsExactlyInAnyOrder("In Britain", "Online", "Single");
        assertThat(calendar.asString()).doesNotContain("SOURCE").doesNotContain(token(email));
    }

    @Test
    void itHoldsWhatTheNoticesAreAbout() {
        List<String> ids = new ArrayList<>();
        for (String country : List.of("GB", "FR", "DE")) {
            ids.add(create(country, one, country, null));
            ids.add(create(country + " other", other, country, null));
        }
        for (String choice : List.of(
                "\"tags\":[\"" + one + "\"]",
                "\"tags\":[\"" + one + "\",\"" + other + "\"],\"countries\":[\"DE\",\"FR\"]",
                "\"events\":[\"" + ids.get(0) + "\"]",
                "\"countries\":[\"DE\"],\"events\":[\"" + ids.get(0) + "\"]")) {
            String email = subscribed(choice);

            assertThat(uids(anonymous().get(path(email)))).containsExactlyInAnyOrderElementsOf(followed(email));
        }
    }

    @Test
    void thoseWhoChoseTheSameShareOneRepresentation() {
        create("Shared", one, "GB", null);
        String choice = "\"tags\":[\"" + one + "\"]";

        Response mine = anonymous().get(path(subscribed(choice)));
        Response yours = anonymous().get(path(subscribed(choice)));

        assertThat(yours.header("ETag")).isEqualTo(mine.header("ETag"));
        assertThat(yours.asByteArray()).isEqualTo(mine.asByteArray());
    }

    @Test
    void alarmsCanBeAskedForAndFiltersCannot() {
        create("Alarming", one, "GB", null);
        String path = path(subscribed("\"tags\":[\"" + one + "\"]"));

        assertThat(anonymous().get(path + "?alarm=P1D").asString()).contains("TRIGGER;RELATED=START:-P1D");
        anonymous().get(path + "?tag=" + other).then().statusCode(400);
    }

    @Test
    void whatOpensNothingIsNotFoundWhyeverThatIs() {
        String revoked = subscribed("\"tags\":[\"" + one + "\"]");
        String revokedPath = path(revoked);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createQuery(
                                "update SubscriberEntity set tokenEpoch = tokenEpoch + 1 where email = :email")
                        .setParameter("email", revoked)
                        .executeUpdate());
        String stopped = subscribed("\"tags\":[\"" + one + "\"]");
        Reader.browser().post("/unsubscribe/" + mailbox.token(LinkScope.UNSUBSCRIBE, stopped));
        String erased = subscribed("\"tags\":[\"" + one + "\"]");
        String erasedPath = path(erased);
        Reader.browser().post("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, erased) + "/erase");
        String reader = subscribed("\"tags\":[\"" + one + "\"]");
        String ofAnotherScope = "/u/" + mailbox.token(LinkScope.PREFERENCES, reader) + "/calendar.ics";

        List<Response> answers = new ArrayList<>();
        for (String path : List.of(
                "/u/x/calendar.ics",
                "/u/" + "A".repeat(48) + "/calendar.ics",
                "/u/" + "A".repeat(5_000) + "/calendar.ics",
                "/u/%E2%82%AC%20/calendar.ics",
                revokedPath,
                path(stopped),
                erasedPath,
                ofAnotherScope)) {
            answers.add(anonymous().urlEncodingEnabled(false).get(path));
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.asString()).isEqualTo(answers.get(0).asString());
        });
    }

    @Test
    void stoppingShowsWithinTwoSeconds() throws InterruptedException {
        String email = subscribed("\"tags\":[\"" + one + "\"]");
        String path = path(email);
        anonymous().get(path).then().statusCode(200);

        Reader.browser().post("/unsubscribe/" + mailbox.token(LinkScope.UNSUBSCRIBE, email));

        Thread.sleep(1_900);
        anonymous().get(path).then().statusCode(404);
    }

    @Test
    void aNewAddressEndsTheOldOneAtOnceAndForGood() {
        String email = subscribed("\"tags\":[\"" + one + "\"]");
        String old = path(email);
        anonymous().get(old).then().statusCode(200);
        String preferences = "/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, email);
        assertThat(Reader.browser().get(preferences).asString()).contains(preferences + "/calendar");

        Reader.browser().get(preferences + "/calendar").then().statusCode(405);
        anonymous().get(old).then().statusCode(200);
        Reader.browser().post(preferences + "/calendar").then().statusCode(303);

        anonymous().get(old).then().statusCode(404);
        assertThat(path(email)).isNotEqualTo(old);
        anonymous().get(path(email)).then().statusCode(200);
        assertThat(Reader.browser().get(preferences).asString())
                .contains(path(email))
                .doesNotContain(old);
    }

    @Test
    void comingBackDoesNotBringTheOldAddressBack() {
        String email = subscribed("\"tags\":[\"" + one + "\"]");
        String first = path(email);
        Reader.browser().post("/unsubscribe/" + mailbox.token(LinkScope.UNSUBSCRIBE, email));
        String preferences = "/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, email);
        Reader.browser().post(preferences + "/resume").then().statusCode(303);
        String second = path(email);
        anonymous().get(first).then().statusCode(404);
        anonymous().get(second).then().statusCode(200);

        Reader.browser().post("/unsubscribe/" + mailbox.token(LinkScope.UNSUBSCRIBE, email));
        Reader.ask(email, "\"tags\":[\"" + other + "\"]").then().statusCode(202);
        Reader.confirm(mailbox.confirmationToken(email)).then().statusCode(200);
        String third = path(email);
        Reader.browser().post("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, email) + "/erase");
        Reader.ask(email, "").then().statusCode(202);
        Reader.confirm(mailbox.confirmationToken(email)).then().statusCode(200);

        for (String path : List.of(first, second, third)) {
            anonymous().get(path).then().statusCode(404);
        }
        anonymous().get(path(email)).then().statusCode(200);
    }

    @Test
    void thePreferencesPageLinksToIt() {
        String email = subscribed("\"tags\":[\"" + one + "\"]");

        String page = Reader.browser()
                .get("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, email))
                .asString();

        assertThat(page).contains(path(email), "webcal:");
    }

    private String subscribed(String choice) {
        String email = Reader.address();
        Reader.ask(email, choice).then().statusCode(202);
        Reader.confirm(mailbox.confirmationToken(email)).then().statusCode(200);
        return email;
    }

    private String token(String email) {
        return mailbox.token(LinkScope.CALENDAR, email);
    }

    private String path(String email) {
        return "/u/" + token(email) + "/calendar.ics";
    }

    private String create(String title, String tag, @Nullable String country, @Nullable String onlineUrl) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30);
        Map<String, Object> event = new HashMap<>(Map.of(
                "title", title, "start", day.toString(), "allDay", true, "timeZone", "UTC", "tags", List.of(tag)));
        if (country != null) {
            event.put("venue", Map.of("name", title, "country", country));
        }
        event.put("onlineUrl", onlineUrl);
        return editor().contentType(ContentType.JSON)
                .body(event)
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> followed(String email) {
        List<?> uids = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(
                                "select e.uid from event e, subscriber s where s.email = :email and follows(s, e)")
                        .setParameter("email", email)
                        .getResultList());
        return uids.stream().map(String::valueOf).toList();
    }

    private static List<String> summaries(Response calendar) {
        return SUMMARY.matcher(calendar.asString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> uids(Response calendar) {
        return Pattern.compile("(?m)^UID:(.*)$")
                .matcher(calendar.asString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
