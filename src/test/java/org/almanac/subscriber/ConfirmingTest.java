package org.almanac.subscriber;

import static org.almanac.subscriber.Reader.address;
import static org.almanac.subscriber.Reader.ask;
import static org.almanac.subscriber.Reader.browser;
import static org.almanac.subscriber.Reader.confirm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageRef;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.link.MailLinks;
import org.almanac.subscriber.store.Digest;
import org.almanac.subscriber.store.Follows;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Double opt-in: from a request to a subscription that its owner wants. */
@QuarkusTest
class ConfirmingTest {
    private final Mailbox mailbox;
    private final MailLinks links;
    private final TestClock clock;

    @Inject
    ConfirmingTest(Mailbox mailbox, MailLinks links, TestClock clock) {
        this.mailbox = mailbox;
        this.links = links;
        this.clock = clock;
    }

    /** Mails name what the calendar has. */
    @BeforeEach
    void fillTheCalendar() {
        Reader.publishEvent(clock.instant(), List.of("5g", "networks", "tag-29"));
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    void aRequestLeadsToOneMailWithALinkAndToNothingElse() {
        String ada = address();

        ask(ada, "\"tags\":[\"5g\"],\"leadTimes\":[\"PT1M\"]")
                .then()
                .statusCode(202)
                .body("status", is("accepted"));

        assertThat(mailbox.messages(ada)).hasSize(1);
        ComposeResult.Mail mail = mailbox.newest(ada);
        assertThat(mail.form().subject()).isEqualTo("Confirm your e-mails from Almanac");
        assertThat(mail.form().text())
                .contains(ada)
                .containsIgnoringCase("Subjects: 5g")
                .contains("Reminders: 1 minute before");
        assertThat(mail.form().html()).contains("href=\"http://localhost:8080/subscriptions/confirm/");
        assertThat(mail.unsubscribe()).isNull();
        assertThat(mailbox.subscriber(ada).state).isEqualTo(SubscriberState.PENDING);
        assertThat(mailbox.subscriber(ada).confirmedAt).isNull();
    }

    @Test
    void theOwnersWordMakesTheWishCount() {
        String ada = address();
        ask(ada, """
                "tags":["Networks"],"series":["5g-world-summit"],"organisers":["informa"],"countries":["gb"],
                "leadTimes":["P14D","PT2H"],"timeZone":"Asia/Tokyo","locale":"fr","digest":"WEEKLY",
                "announcements":false,"changes":true,"nothingUpcoming":false,
                "quietHours":{"from":"22:00","to":"07:00"}""");

        confirm(mailbox.confirmationToken(ada)).then().statusCode(200).body(containsString("Vous êtes abonné"));

        SubscriberEntity stored = mailbox.subscriber(ada);
        assertThat(stored.state).isEqualTo(SubscriberState.ACTIVE);
        assertThat(stored.confirmedAt).isBetween(clock.instant().minusSeconds(60), clock.instant());
        assertThat(stored.follows())
                .isEqualTo(Follows.naming(
                        List.of("networks"), List.of("5g-world-summit"), List.of("informa"), List.of(), List.of("GB")));
        assertThat(stored.settings().leadTimes())
                .extracting(LeadTime::canonical)
                .containsExactlyInAnyOrder("P14D", "PT2H");
        assertThat(stored.timeZone).isEqualTo("Asia/Tokyo");
        assertThat(stored.locale).isEqualTo("fr");
        assertThat(stored.settings().digest()).isEqualTo(Digest.WEEKLY);
        assertThat(List.of(
                        stored.settings().announcements(),
                        stored.settings().changes(),
                        stored.settings().nothingUpcoming()))
                .containsExactly(false, true, false);
        assertThat(stored.settings().quietHours()).isNotNull();
    }

    @Test
    void whoSaysNothingGetsTheSitesDefaults() {
        String ada = mailbox.subscribe("");

        SubscriberEntity stored = mailbox.subscriber(ada);
        assertThat(stored.follows().everything()).isTrue();
        assertThat(stored.settings().leadTimes())
                .extracting(LeadTime::canonical)
                .containsExactlyInAnyOrder("P7D", "P1D");
        assertThat(stored.timeZone).isEqualTo("UTC");
        assertThat(List.of(
                        stored.settings().announcements(),
                        stored.settings().changes(),
                        stored.settings().nothingUpcoming()))
                .containsExactly(true, true, true);
    }

    @Test
    void lookingAtTheLinkChangesNothing() {
        String ada = address();
        ask(ada, "\"tags\":[\"5g\"]");
        String token = mailbox.confirmationToken(ada);

        for (int i = 0; i < 3; i++) {
            browser()
                    .get("/subscriptions/confirm/" + token)
                    .then()
                    .statusCode(200)
                    .body(containsString(ada))
                    .body(containsString("Yes, send them"))
                    .header("Cache-Control", "no-store")
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Robots-Tag", startsWith("noindex"));
        }
        browser().head("/subscriptions/confirm/" + token).then().statusCode(200);

        assertThat(mailbox.subscriber(ada).state).isEqualTo(SubscriberState.PENDING);
    }

    @Test
    void confirmingTwiceIsConfirmingOnce() {
        String ada = address();
        ask(ada, "");
        String token = mailbox.confirmationToken(ada);
        confirm(token).then().statusCode(200);
        Instant confirmedAt = Objects.requireNonNull(mailbox.subscriber(ada).confirmedAt);
        clock.advance(Duration.ofHours(1));

        confirm(token).then().statusCode(200).body(containsString("You are subscribed"));
        browser()
                .get("/subscriptions/confirm/" + token)
                .then()
                .statusCode(200)
                .body(containsString("Confirmed before"));

        assertThat(mailbox.subscriber(ada).confirmedAt).isEqualTo(confirmedAt);
        assertThat(mailbox.consents(ada)).containsExactly("REQUESTED", "CONFIRMED");
    }

    @Test
    void aUsedLinkDoesNotBringBackWhoStopped() {
        String ada = address();
        ask(ada, "");
        String token = mailbox.confirmationToken(ada);
        confirm(token);
        browser()
                .post("/unsubscribe/" + mailbox.token(LinkScope.UNSUBSCRIBE, ada))
                .then()
                .statusCode(200);

        confirm(token).then().statusCode(410).body(containsString("used before"));

        assertThat(mailbox.subscriber(ada).state).isEqualTo(SubscriberState.UNSUBSCRIBED);
    }

    @Test
    void anExpiredLinkSaysSo() {
        String ada = address();
        ask(ada, "");
        String token = mailbox.confirmationToken(ada);
        clock.advance(Duration.ofDays(7).plusSeconds(1));

        confirm(token).then().statusCode(410).body(containsString("expired"));
        browser().get("/subscriptions/confirm/" + token).then().statusCode(410);

        assertThat(mailbox.subscriber(ada).state).isEqualTo(SubscriberState.PENDING);
    }

    @Test
    void forgedTokensAndThoseOfAnotherScopeOpenNothing() {
        String ada = mailbox.subscribe("");
        String bob = address();
        ask(bob, "");
        String confirmation = mailbox.confirmationToken(bob);
        String preferences = mailbox.token(LinkScope.PREFERENCES, ada);
        String unsubscribe = mailbox.token(LinkScope.UNSUBSCRIBE, ada);
        String madeUp = links.token(LinkScope.CONFIRM, UUID.randomUUID(), 0);

        for (String token : List.of(preferences, unsubscribe, confirmation.substring(1) + "A", "x")) {
            confirm(token).then().statusCode(404);
            browser().get("/subscriptions/confirm/" + token).then().statusCode(404);
        }
        for (String token : List.of(confirmation, unsubscribe, "x")) {
            browser().get("/subscriptions/" + token).then().statusCode(404);
            browser().get("/subscriptions/" + token + "/data").then().statusCode(404);
            browser().post("/subscriptions/" + token + "/erase").then().statusCode(404);
        }
        for (String token : List.of(confirmation, preferences, "x")) {
            browser().get("/unsubscribe/" + token).then().statusCode(404);
            browser().post("/unsubscribe/" + token).then().statusCode(404);
        }
        confirm(madeUp).then().statusCode(410);

        assertThat(mailbox.subscriber(ada).state).isEqualTo(SubscriberState.ACTIVE);
        assertThat(mailbox.subscriber(bob).state).isEqualTo(SubscriberState.PENDING);
    }

    @Test
    void raisingTheEpochEndsEveryLinkThatWasMailed() {
        String ada = address();
        ask(ada, "");
        String confirmation = mailbox.confirmationToken(ada);
        String preferences = mailbox.token(LinkScope.PREFERENCES, ada);
        String unsubscribe = mailbox.token(LinkScope.UNSUBSCRIBE, ada);

        mailbox.raiseEpoch(ada);

        confirm(confirmation).then().statusCode(410);
        browser().get("/subscriptions/" + preferences).then().statusCode(410);
        browser().post("/unsubscribe/" + unsubscribe).then().statusCode(410);
        assertThat(mailbox.subscriber(ada).state).isEqualTo(SubscriberState.PENDING);
    }

    @Test
    void nobodyChangesASubscriptionWithoutTheMailedLink() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"],\"timeZone\":\"Europe/Berlin\"");
        SubscriberEntity before = mailbox.subscriber(ada);
        clock.advance(Duration.ofHours(1));

        ask(ada, "\"tags\":[\"spam\"],\"timeZone\":\"Asia/Tokyo\"").then().statusCode(202);

        SubscriberEntity after = mailbox.subscriber(ada);
        assertThat(after.follows()).isEqualTo(before.follows());
        assertThat(after.settings()).isEqualTo(before.settings());
        assertThat(mailbox.newest(ada).form().subject()).isEqualTo("Confirm your new choice at Almanac");
    }

    @Test
    void theOwnerAddsToASubscriptionByTheMailedLink() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"],\"timeZone\":\"Europe/Berlin\"");
        Instant since = Objects.requireNonNull(mailbox.subscriber(ada).confirmedAt);
        clock.advance(Duration.ofHours(1));
        ask(ada, "\"tags\":[\"networks\"]");
        String token = mailbox.confirmationToken(ada);

        browser()
                .get("/subscriptions/confirm/" + token)
                .then()
                .statusCode(200)
                .body(containsString("Yes, add it"))
                .body(containsStringIgnoringCase("networks"));
        confirm(token).then().statusCode(200);

        SubscriberEntity after = mailbox.subscriber(ada);
        assertThat(after.follows().tags()).containsExactly("5g", "networks");
        assertThat(after.timeZone).isEqualTo("Europe/Berlin");
        assertThat(after.confirmedAt).isEqualTo(since);
    }

    @Test
    void aThousandRequestsForOneAddressAreOneMailNowAndOneForTheLastWish() {
        String ada = address();
        for (int i = 0; i < 30; i++) {
            ask(ada, "\"tags\":[\"5g\"]").then().statusCode(202);
        }
        assertThat(mailbox.messages(ada)).hasSize(1);

        for (int i = 0; i < 30; i++) {
            ask(ada, "\"tags\":[\"tag-" + i + "\"]").then().statusCode(202);
            mailbox.messages(ada);
        }

        List<MessageRef> messages = mailbox.messages(ada);
        assertThat(messages).hasSize(2);
        assertThat(Duration.between(messages.get(0).dueAt(), messages.get(1).dueAt()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        assertThat(mailbox.newest(ada).form().text()).contains("tag-29");
    }

    @Test
    void theSameLinkStandsInAMailThatIsSentAgain() {
        String ada = address();
        ask(ada, "\"tags\":[\"5g\"]");

        assertThat(mailbox.newest(ada).form().text())
                .isEqualTo(mailbox.newest(ada).form().text());
        assertThat(mailbox.newest(ada).form().html())
                .isEqualTo(mailbox.newest(ada).form().html());
    }

    @Test
    void nothingThatOpensASubscriptionLiesInTheDatabase() {
        String ada = address();
        ask(ada, "");
        String token = mailbox.confirmationToken(ada);

        assertThat(mailbox.textOfTables("subscriber", "subscription_request", "message", "suppressed_address"))
                .contains(ada)
                .doesNotContain(token)
                .doesNotContain(mailbox.token(LinkScope.PREFERENCES, ada));
    }

    @Test
    void consentIsKeptWithItsSourceAndWords() {
        String ada = address();
        RestAssured.given()
                .contentType("application/json")
                .header("Origin", "https://news.example")
                .header("Referer", "https://news.example/5g?reader=7")
                .body("{\"email\":\"" + ada + "\"}")
                .post("/subscriptions")
                .then()
                .statusCode(202);
        confirm(mailbox.confirmationToken(ada));

        browser()
                .get("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada) + "/data")
                .then()
                .statusCode(200)
                .body("email", is(ada))
                .body("consents[0].action", is("REQUESTED"))
                .body("consents[0].source", is("https://news.example/5g"))
                .body("consents[1].action", is("CONFIRMED"))
                .body("consents[1].wording", startsWith("I want e-mails from Almanac"));
    }
}
