package org.almanac.subscriber;

import static org.almanac.subscriber.Reader.address;
import static org.almanac.subscriber.Reader.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.link.MailLinks;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A subscription moves to another address, and to nobody's who did not agree. */
@QuarkusTest
class AddressChangeTest {
    private final Mailbox mailbox;
    private final MailLinks links;
    private final Outbox outbox;
    private final EntityManager entities;
    private final TestClock clock;

    private final String there = address();

    @Inject
    AddressChangeTest(Mailbox mailbox, MailLinks links, Outbox outbox, EntityManager entities, TestClock clock) {
        this.mailbox = mailbox;
        this.links = links;
        this.outbox = outbox;
        this.entities = entities;
        this.clock = clock;
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    void nothingMovesBeforeTheNewAddressAgrees() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"]");
        String preferences = mailbox.token(LinkScope.PREFERENCES, ada);

        move(ada, there).then().statusCode(202);
        String token = mailbox.confirmationToken(there);
        look(token).then().statusCode(200).body(containsString(there)).header("Cache-Control", "no-store");

        assertThat(mailbox.subscriber(ada).state).isEqualTo(SubscriberState.ACTIVE);
        assertThat(mailbox.knows(there)).isFalse();
        browser().get("/subscriptions/" + preferences).then().statusCode(200);
    }

    @Test
    void theNewAddressTakesTheSubscriptionOverAndOldLinksDie() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"],\"locale\":\"de\",\"leadTimes\":[\"P3D\"]");
        SubscriberEntity before = mailbox.subscriber(ada);
        String preferences = mailbox.token(LinkScope.PREFERENCES, ada);
        String unsubscribe = mailbox.token(LinkScope.UNSUBSCRIBE, ada);
        move(ada, there);
        assertThat(mailbox.newest(there).form().subject()).isEqualTo("Neue Adresse bei Almanac bestätigen");

        confirm(mailbox.confirmationToken(there))
                .then()
                .statusCode(200)
                .body(containsString("Ihre Adresse ist geändert"))
                .body(containsString("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, there)));

        SubscriberEntity after = mailbox.subscriber(there);
        assertThat(after.id).isEqualTo(before.id);
        assertThat(after.follows()).isEqualTo(before.follows());
        assertThat(after.settings()).isEqualTo(before.settings());
        assertThat(after.confirmedAt).isEqualTo(before.confirmedAt);
        assertThat(mailbox.knows(ada)).isFalse();
        browser().get("/subscriptions/" + preferences).then().statusCode(410);
        browser().post("/unsubscribe/" + unsubscribe).then().statusCode(410);
        browser()
                .get("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, there))
                .then()
                .statusCode(200);
        assertThat(mailbox.consents(there)).containsExactly("REQUESTED", "CONFIRMED", "MOVED");
    }

    @Test
    void theOldAddressIsToldWhereItsMailsGo() {
        String ada = mailbox.subscribe("");
        move(ada, there);
        confirm(mailbox.confirmationToken(there)).then().statusCode(200);

        ComposeResult.Mail told = mailbox.newest(ada);

        assertThat(told.form().subject()).isEqualTo("Your e-mails from Almanac go to another address");
        assertThat(told.form().text()).contains(there, "http://localhost:8080/subscribe");
        assertThat(told.form().html()).contains(there);
        assertThat(told.form().kinds()).containsExactly(MessageKind.CONFIRM);
    }

    @Test
    void whatWaitsForTheSubscriberGoesToTheNewAddress() {
        String ada = mailbox.subscribe("");
        UUID id = mailbox.subscriber(ada).id;
        UUID waiting = outbox.enqueue(new NewMessage(
                Set.of(MessageKind.REMINDER),
                ada,
                id,
                "notices",
                null,
                clock.instant().plus(Duration.ofDays(9)),
                null));
        move(ada, there);
        confirm(mailbox.confirmationToken(there)).then().statusCode(200);

        assertThat(recipient(waiting)).isEqualTo(there);
    }

    @Test
    void theAnswerIsTheSameForEveryAddress() {
        String ada = mailbox.subscribe("");
        String known = mailbox.subscribe("");
        String refused = mailbox.subscribe("");
        suppress(refused);
        String pending = address();
        Reader.ask(pending, "").then().statusCode(202);
        mailbox.messages(pending);

        List<String> answers = new ArrayList<>();
        for (String email : List.of(there, known, refused, pending)) {
            Response response = move(ada, email);
            assertThat(response.statusCode()).isEqualTo(202);
            answers.add(response.body().asString().replace(email, ""));
        }

        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(mailbox.messages(refused)).hasSize(1);
    }

    @Test
    void whoIsSubscribedThereAlreadyKeepsTheirSettingsAndHearsOfMore() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"],\"timeZone\":\"Asia/Tokyo\"");
        String bob = mailbox.subscribe("\"tags\":[\"iot\"],\"timeZone\":\"Europe/Berlin\"");
        SubscriberEntity holder = mailbox.subscriber(bob);
        String bobs = mailbox.token(LinkScope.PREFERENCES, bob);
        clock.advance(Duration.ofMinutes(11));
        move(ada, bob).then().statusCode(202);

        confirm(mailbox.confirmationToken(bob)).then().statusCode(200);

        SubscriberEntity after = mailbox.subscriber(bob);
        assertThat(after.id).isEqualTo(holder.id);
        assertThat(after.follows().tags()).containsExactly("5g", "iot");
        assertThat(after.timeZone).isEqualTo("Europe/Berlin");
        browser().get("/subscriptions/" + bobs).then().statusCode(200);
        assertThat(mailbox.knows(ada)).isFalse();
        assertThat(mailbox.newest(ada).form().text()).contains(bob);
    }

    @Test
    void whoHadStoppedThereGivesWay() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"]");
        String bob = mailbox.subscribe("\"tags\":[\"iot\"]");
        browser().post("/unsubscribe/" + mailbox.token(LinkScope.UNSUBSCRIBE, bob));
        UUID id = mailbox.subscriber(ada).id;
        clock.advance(Duration.ofMinutes(11));
        move(ada, bob);

        confirm(mailbox.confirmationToken(bob)).then().statusCode(200);

        assertThat(mailbox.subscriber(bob).id).isEqualTo(id);
        assertThat(mailbox.subscriber(bob).follows().tags()).containsExactly("5g");
    }

    @Test
    void whoseAddressWasRefusedCanNameAnother() {
        String ada = mailbox.subscribe("");
        suppress(ada);
        move(ada, there).then().statusCode(202);

        confirm(mailbox.confirmationToken(there)).then().statusCode(200);

        assertThat(mailbox.subscriber(there).suppressed).isFalse();
        assertThat(mailbox.messages(ada)).isEmpty();
    }

    @Test
    void oneMailGoesToAnAddressHoweverOftenItIsNamed() {
        String ada = mailbox.subscribe("");
        String bob = mailbox.subscribe("");
        for (int i = 0; i < 20; i++) {
            move(ada, there).then().statusCode(202);
            move(bob, there).then().statusCode(202);
        }

        assertThat(mailbox.messages(there).stream()
                        .filter(message -> !message.dueAt().isAfter(clock.instant())))
                .hasSize(1);
        for (int i = 0; i < 20; i++) {
            move(ada, address()).then().statusCode(202);
        }
        mailbox.messages(there);
        assertThat(mailbox.count(
                        "select count(*) from address_change where subscriber_id = (select id from subscriber"
                                + " where email_key = :key)",
                        ada))
                .isLessThanOrEqualTo(5);
    }

    @Test
    void onlyTheAddressNamedLastCanBeConfirmed() {
        String ada = mailbox.subscribe("");
        move(ada, there);
        String first = mailbox.confirmationToken(there);
        clock.advance(Duration.ofHours(1));
        String other = address();
        move(ada, other);
        String second = mailbox.confirmationToken(other);

        confirm(first).then().statusCode(410);
        confirm(second).then().statusCode(200);

        assertThat(mailbox.knows(there)).isFalse();
    }

    @Test
    void aLinkThatIsOldUsedForgedOrSomebodyElsesMovesNothing() {
        String ada = mailbox.subscribe("");
        String preferences = mailbox.token(LinkScope.PREFERENCES, ada);
        move(ada, there);
        String token = mailbox.confirmationToken(there);
        String madeUp = links.token(LinkScope.ADDRESS, UUID.randomUUID(), 0);

        for (String wrong : List.of("x", preferences, token.substring(1) + "A")) {
            confirm(wrong).then().statusCode(404);
            look(wrong).then().statusCode(404);
        }
        confirm(madeUp).then().statusCode(410);
        browser().post("/subscriptions/confirm/" + token).then().statusCode(404);
        browser().get("/subscriptions/" + token).then().statusCode(404);
        browser().get("/subscriptions/" + token + "/address").then().statusCode(404);
        clock.advance(Duration.ofDays(2));
        confirm(token).then().statusCode(410).body(containsString("two days"));
        assertThat(mailbox.knows(there)).isFalse();
    }

    @Test
    void confirmingTwiceIsConfirmingOnceAndLendsNoKey() {
        String ada = mailbox.subscribe("");
        move(ada, there);
        String token = mailbox.confirmationToken(there);
        confirm(token).then().statusCode(200);
        String preferences = mailbox.token(LinkScope.PREFERENCES, there);

        confirm(token).then().statusCode(200).body(not(containsString(preferences)));
        look(token).then().statusCode(200).body(not(containsString(preferences)));

        assertThat(mailbox.consents(there)).containsExactly("REQUESTED", "CONFIRMED", "MOVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b", "x\r\nBcc: victim@example.com", "a@example.com\r\nBcc:b@example.com"})
    void whatIsNoAddressIsToldBesideTheField(String typed) {
        String ada = mailbox.subscribe("\"locale\":\"fr\"");

        move(ada, typed)
                .then()
                .statusCode(422)
                .body(allOf(containsString("Indiquez une adresse"), containsString("aria-invalid=\"true\"")));
        move(ada, ada).then().statusCode(422).body(containsString("Vos messages y vont"));
    }

    @Test
    void theDataShowAChangeThatWaits() {
        String ada = mailbox.subscribe("");
        move(ada, there);
        mailbox.messages(there);

        browser()
                .get("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada) + "/data")
                .then()
                .body("addressChanges[0].email", is(there))
                .body("addressChanges[0].requestedAt", startsWith("20"));
    }

    private Response move(String from, String to) {
        return browser()
                .formParam("email", to)
                .post("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, from) + "/address");
    }

    private static Response look(String token) {
        return browser().get("/subscriptions/address/" + token);
    }

    private static Response confirm(String token) {
        return browser().post("/subscriptions/address/" + token);
    }

    private void suppress(String email) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createQuery("update SubscriberEntity set suppressed = true where emailKey = :key")
                        .setParameter("key", email)
                        .executeUpdate());
    }

    private String recipient(UUID message) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (String)
                        entities.createNativeQuery("select recipient from message where id = :id", String.class)
                                .setParameter("id", message)
                                .getSingleResult());
    }
}
