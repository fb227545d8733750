package org.almanac.subscriber;

import static org.almanac.subscriber.Reader.address;
import static org.almanac.subscriber.Reader.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.almanac.api.ApiClient;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What readers chose is kept or refused beside the field, and what they are shown as coming up has not begun. */
@QuarkusTest
class LostChoicesTest {
    private final Mailbox mailbox;
    private final TestClock clock;

    @Inject
    LostChoicesTest(Mailbox mailbox, TestClock clock) {
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    void ticksBesideAllEventsAreRefusedWhereOneSubscribes() {
        String ada = address();

        String page = browser()
                .formParam("email", ada)
                .formParam("follow", "everything")
                .formParam("tags", "5g", "networks")
                .formParam("series", "summits")
                .formParam("organisers", "acme")
                .formParam("countries", "GB")
                .post("/subscriptions")
                .then()
                .statusCode(422)
                .extract()
                .asString();

        assertThat(page).contains("id=\"follow-error\">You chose all events and ticked some as well");
        for (String value : List.of("5g", "networks", "summits", "acme", "everything")) {
            assertThat(page).contains("value=\"" + value + "\" checked");
        }
        assertThat(page).contains("name=\"countries\" value=\"GB\"").contains("value=\"" + ada + "\"");
        assertThat(mailbox.messages(ada)).isEmpty();
        Reader.ask(ada, "\"follow\":\"everything\",\"tags\":[\"5g\"]")
                .then()
                .statusCode(422)
                .body("errors[0].field", org.hamcrest.Matchers.is("follow"));
    }

    @Test
    void ticksBesideAllEventsAreRefusedAmongThePreferences() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"]");
        String path = "/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada);

        browser()
                .formParam("follow", "everything")
                .formParam("tags", "5g", "networks")
                .post(path)
                .then()
                .statusCode(422)
                .body(containsString("You chose all events and ticked some as well"))
                .body(containsString("value=\"networks\" checked"));
        assertThat(mailbox.subscriber(ada).follows().tags()).containsExactly("5g");

        browser()
                .formParam("follow", "chosen")
                .formParam("tags", "5g", "networks")
                .post(path)
                .then()
                .statusCode(303);
        assertThat(mailbox.subscriber(ada).follows().tags()).containsExactly("5g", "networks");
        browser().formParam("follow", "everything").post(path).then().statusCode(303);
        assertThat(mailbox.subscriber(ada).follows().everything()).isTrue();
    }

    @Test
    void whatHasBegunIsNotListedAsComingUp() {
        publish("Began two days ago", Duration.ofDays(-2), Duration.ofDays(9), "begun", "GB");
        publish("Began an hour ago", Duration.ofHours(-1), Duration.ofHours(4), "begun", "GB");
        publish("Begins in an hour", Duration.ofHours(1), Duration.ofHours(4), "begun", "GB");
        String ada = address();
        Reader.ask(ada, "\"tags\":[\"begun\"]").then().statusCode(202);

        String mail = mailbox.newest(ada).form().text();
        String token = mailbox.confirmationToken(ada);
        String asked = browser().get("/subscriptions/confirm/" + token).asString();
        String confirmed = Reader.confirm(token).asString();

        for (String said : List.of(mail, asked, confirmed)) {
            assertThat(said).contains("Begins in an hour").doesNotContain("Began ");
        }
    }

    @Test
    void whatIsComingIsFoundHoweverMuchElseComesBefore() {
        for (int n = 0; n < 55; n++) {
            publish("Before it " + n, Duration.ofHours(1 + n), Duration.ofHours(1), "crowded", "GB");
        }
        publish("The one in Fiji", Duration.ofDays(40), Duration.ofHours(4), "crowded", "FJ");
        String ada = address();
        Reader.ask(ada, "\"tags\":[\"crowded\"],\"countries\":[\"FJ\"]").then().statusCode(202);

        assertThat(Reader.confirm(mailbox.confirmationToken(ada)).asString())
                .contains("The one in Fiji")
                .doesNotContain("Before it");
    }

    private void publish(String title, Duration startsIn, Duration length, String tag, String country) {
        ApiClient.editor()
                .contentType("application/json")
                .body(Map.of(
                        "title",
                        title,
                        "start",
                        clock.instant()
                                .plus(startsIn)
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDateTime()
                                .withNano(0)
                                .toString(),
                        "end",
                        clock.instant()
                                .plus(startsIn)
                                .plus(length)
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDateTime()
                                .withNano(0)
                                .toString(),
                        "timeZone",
                        "Etc/UTC",
                        "tags",
                        List.of(tag),
                        "venue",
                        Map.of("city", "Town", "country", country)))
                .post("/api/v1/events")
                .then()
                .statusCode(201);
    }
}
