package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.almanac.account.ApiTokens;
import org.almanac.account.Role;
import org.almanac.account.TestAccounts;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.NewMessage;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.TestBounces;
import org.almanac.outbox.bounce.BounceSamples;
import org.almanac.subscriber.TestReaders;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back, and the list of addresses that are not written to. */
@QuarkusTest
class BouncesApiTest {
    private final String ada = "ada-" + UUID.randomUUID() + "@reader.example";

    @Inject
    Outbox outbox;

    @Inject
    TestBounces bounces;

    @Inject
    TestReaders readers;

    @Inject
    ApiTokens tokens;

    @Inject
    TestClock clock;

    private UUID subscriber;
    private UUID message;

    @BeforeEach
    void sendAMail() {
        subscriber = subscribe(ada);
        message = mail();
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix-unknown-user", "exchange-not-found", "gmail-no-such-user", "ses-suppressed"})
    void aMailboxThatIsNotThereIsSuppressed(String sample) {
        pipe(report(sample, bounces.address(message)))
                .body("kind", is("HARD"))
                .body("effect", is("suppressed"))
                .body("messageId", is(message.toString()))
                .body("recipient", is(ada));

        readSubscriber()
                .body("suppressed", is(true))
                .body("suppression.reason", is("BOUNCED"))
                .body("suppression.detail", containsString("5.1.1"))
                .body("state", is("ACTIVE"))
                .body("bounces", hasSize(1));
    }

    @Test
    void theMessagesIdWillDoWhereTheAddressTellsNothing() {
        pipe(report("exim-plain", "bounces@example.org"))
                .body("effect", is("suppressed"))
                .body("messageId", is(message.toString()));
    }

    @Test
    void theEnvelopeMayStandBesideTheMail() {
        byte[] raw = BounceSamples.of("ses-suppressed", "bounces@example.org", "unknown@example.org", ada);

        editor().contentType("message/rfc822")
                .queryParam("recipient", bounces.address(message))
                .body(raw)
                .post("/api/v1/bounces")
                .then()
                .statusCode(202)
                .body("effect", is("suppressed"));
    }

    @Test
    void whoComplainsIsSuppressedAndUnsubscribed() {
        pipe(report("arf-abuse", bounces.address(message)))
                .body("kind", is("COMPLAINT"))
                .body("effect", is("suppressed"));

        readSubscriber()
                .body("state", is("UNSUBSCRIBED"))
                .body("suppression.reason", is("COMPLAINED"))
                .body("consents.source", hasItem("complaint"));
    }

    @Test
    void aMailThatAsksForNoMoreUnsubscribesItsReader() {
        String page = readers.unsubscribePage(ada);
        String token = page.substring(page.lastIndexOf('/') + 1);

        // The same mail may be handed over twice.
        for (int i = 0; i < 2; i++) {
            pipe(asking(token)).body("kind", is("UNSUBSCRIBE")).body("effect", is("unsubscribed"));
        }

        readSubscriber()
                .body("state", is("UNSUBSCRIBED"))
                .body("suppressed", is(false))
                .body("consents.source", hasItem("mail"));
    }

    /** Made after public reports of what other programs got wrong. */
    @ParameterizedTest
    @CsvSource({
        "exchange-text-not-found, HARD, mailbox, suppressed",
        "exim-plain-disabled, HARD, mailbox, suppressed",
        "exim-policy-554, SOFT, sender, counted",
        "other-field-policy, SOFT, sender, counted",
        "postfix-sender-rejected, SOFT, sender, counted",
        "postfix-sender-domain, SOFT, sender, counted",
        "postfix-sender-syntax, SOFT, sender, counted",
        "postfix-spam-520, SOFT, sender, counted",
        "postfix-full, SOFT, delivery, counted"
    })
    void onlyWhatIsAboutTheMailboxSuppresses(String sample, String kind, String fault, String effect) {
        byte[] raw = BounceSamples.report(sample, bounces.address(message), bounces.messageId(message), ada);

        pipe(raw).body("kind", is(kind)).body("fault", is(fault)).body("effect", is(effect));

        readSubscriber().body("suppressed", is(effect.equals("suppressed")));
    }

    @Test
    void aFaultOfTheSenderNeverSuppressesHoweverOften() {
        for (int day = 1; day <= 8; day++) {
            message = mail();
            pipe(BounceSamples.report("gmx-policy", bounces.address(message), bounces.messageId(message), ada))
                    .body("effect", is("counted"));
            clock.advance(Duration.ofDays(1));
        }

        readSubscriber().body("suppressed", is(false)).body("bounces", hasSize(8));
    }

    @Test
    void faultsAreCountedFromTheStart() {
        String metrics = anonymous().get("/q/metrics").asString();
        assertThat(metrics)
                .contains("almanac_refusals_total{fault=\"mailbox\"")
                .contains("almanac_refusals_total{fault=\"delivery\"")
                .contains("almanac_refusals_total{fault=\"sender\"");
    }

    @Test
    void aMailThatAsksForNoMoreMayBeWrittenInManyWays() {
        String page = readers.unsubscribePage(ada);
        String token = page.substring(page.lastIndexOf('/') + 1);
        String encoded = Base64.getEncoder().encodeToString(("unsubscribe " + token).getBytes(StandardCharsets.UTF_8));

        for (String rest : new String[] {
            "Subject: =?UTF-8?Q?unsubscribe_" + token.replace("_", "=5F") + "?=\r\n\r\n",
            "Subject: =?UTF-8?Q?unsubscribe?=\r\n =?UTF-8?Q?_" + token.replace("_", "=5F") + "?=\r\n\r\n",
            "Subject: =?UTF-8?B?" + encoded + "?=\r\n\r\n",
            "Subject: Re: unsubscribe " + token + "\r\n\r\n",
            "Subject: unsubscribe%20" + token + "\r\n\r\n",
            "Subject: unsubscribe\r\n " + token + "\r\n\r\n",
            "Subject: unsubscribe\r\n\r\nunsubscribe " + token + "\r\n",
            "Subject: unsubscribe\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded + "\r\n"
        }) {
            byte[] mail = ("From: Ada <" + ada + ">\r\nTo: unsubscribe@bounces.example\r\nMIME-Version: 1.0\r\n" + rest)
                    .getBytes(StandardCharsets.UTF_8);
            pipe(mail).body("kind", is("UNSUBSCRIBE")).body("effect", is("unsubscribed"));
        }
    }

    @Test
    void aReportWithTheWordInItsSubjectIsAReport() {
        byte[] report = new String(report("postfix-unknown-user", bounces.address(message)), StandardCharsets.UTF_8)
                .replace("Subject: Undelivered", "Subject: How to unsubscribe from-the-newsletter-01 Undelivered")
                .getBytes(StandardCharsets.UTF_8);

        pipe(report).body("kind", is("HARD")).body("effect", is("suppressed"));
    }

    @Test
    void aMailWithAnotherTokenUnsubscribesNobody() {
        String page = readers.unsubscribePage(ada);
        String token = page.substring(page.lastIndexOf('/') + 1);
        String forged = (token.startsWith("A") ? "B" : "A") + token.substring(1);
        String preferences = readers.preferences(ada);

        pipe(asking(forged)).body("effect", is("unproven"));
        pipe(asking(preferences.substring(preferences.lastIndexOf('/') + 1))).body("effect", is("unproven"));

        readSubscriber().body("state", is("ACTIVE"));
    }

    private byte[] asking(String token) {
        return ("From: Ada <" + ada + ">\r\nTo: unsubscribe@bounces.example\r\nSubject: unsubscribe " + token
                        + "\r\n\r\nSent by a mail program\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void softBouncesCountByDaysAndSuppressWhenThereAreEnough() {
        for (int day = 1; day <= 3; day++) {
            for (int mails = 0; mails < 3; mails++) {
                message = mail();
                pipe(report("exim-full", bounces.address(message))).body("effect", is("counted"));
            }
            clock.advance(Duration.ofDays(1));
        }
        readSubscriber().body("suppressed", is(false));

        message = mail();
        pipe(report("exim-full", bounces.address(message)))
                .body("kind", is("SOFT"))
                .body("effect", is("suppressed"));
        readSubscriber().body("suppressed", is(true));
    }

    @Test
    void softBouncesOfLongAgoCountNoMore() {
        for (int month = 1; month <= 6; month++) {
            message = mail();
            pipe(report("exim-full", bounces.address(message))).body("effect", is("counted"));
            clock.advance(Duration.ofDays(15));
        }
    }

    @Test
    void theSameReportAgainCountsOnce() {
        pipe(report("postfix-unknown-user", bounces.address(message))).body("effect", is("suppressed"));
        pipe(report("postfix-unknown-user", bounces.address(message))).body("effect", is("repeated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix-delayed", "vacation", "delivered"})
    void whatIsNoBounceChangesNothing(String sample) {
        pipe(report(sample, bounces.address(message))).body("effect", is("none"));

        readSubscriber().body("suppressed", is(false)).body("bounces", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix-unknown-user", "exim-plain", "arf-abuse", "gmail-no-such-user", "exim-full"})
    void nobodyIsSuppressedByAReportThatAnybodyCanMakeUp(String sample) {
        String address = bounces.address(message);
        String otherToken = bounces.address(UUID.randomUUID());
        String forged = address.replace('0', '1').replace('9', '8');

        for (String envelope : new String[] {"bounces@example.org", otherToken, forged, "bounce+@x", "bounce+zz@x"}) {
            for (String id : new String[] {
                UUID.randomUUID() + "@localhost", message + "@elsewhere.example", "x", subscriber + "@localhost"
            }) {
                pipe(BounceSamples.of(sample, envelope, id, ada))
                        .body("effect", is("unproven"))
                        .body("messageId", nullValue())
                        .body("recipient", is(ada));
            }
        }

        readSubscriber().body("suppressed", is(false)).body("state", is("ACTIVE"));
    }

    @Test
    void whatIsNoMailIsAClearError() {
        for (byte[] body : new byte[][] {{}, {0, 0, 0}, "nothing of the kind".getBytes(StandardCharsets.UTF_8)}) {
            editor().contentType("message/rfc822")
                    .body(body)
                    .post("/api/v1/bounces")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        editor().contentType("text/plain")
                .body(new byte[2 * 1024 * 1024])
                .post("/api/v1/bounces")
                .then()
                .statusCode(413);
        editor().contentType("application/json")
                .body("{}")
                .post("/api/v1/bounces")
                .then()
                .statusCode(415);
    }

    @Test
    void onlyAdministratorsReport() {
        String editorToken = tokens.create("editor " + UUID.randomUUID(), Role.EDITOR, TestAccounts.ADMIN_EMAIL);
        byte[] raw = report("postfix-unknown-user", bounces.address(message));

        anonymous()
                .contentType("message/rfc822")
                .body(raw)
                .post("/api/v1/bounces")
                .then()
                .statusCode(401);
        anonymous()
                .auth()
                .oauth2(editorToken)
                .contentType("message/rfc822")
                .body(raw)
                .post("/api/v1/bounces")
                .then()
                .statusCode(403);
        anonymous().get("/api/v1/suppressions").then().statusCode(401);
    }

    @Test
    void whatCameBackIsCounted() {
        pipe(report("postfix-unknown-user", bounces.address(message)));

        String metrics = anonymous().get("/q/metrics").asString();
        assertThat(metrics).contains("almanac_bounces_total{kind=\"hard\"");
    }

    @Test
    void anAdministratorTakesAnAddressOffTheListAndPutsItOn() {
        pipe(report("postfix-unknown-user", bounces.address(message)));

        String key = lookUp(ada)
                .body("items", hasSize(1))
                .body("items[0].email", is(ada))
                .body("items[0].reason", is("BOUNCED"))
                .body("items[0].subscriberId", is(subscriber.toString()))
                .extract()
                .path("items[0].key");
        editor().get("/api/v1/suppressions").then().statusCode(200).body("items.key", hasItem(key));
        editor().delete("/api/v1/suppressions/" + key).then().statusCode(204);
        editor().delete("/api/v1/suppressions/" + key).then().statusCode(404);
        readSubscriber().body("suppressed", is(false)).body("suppression", nullValue());
        lookUp(ada).body("items", empty());

        block(ada).statusCode(200).body("reason", is("BLOCKED"));
        readSubscriber().body("suppressed", is(true));
    }

    @Test
    void ofAnErasedAddressOnlyAHashIsListed() {
        pipe(report("postfix-unknown-user", bounces.address(message)));
        editor().delete("/api/v1/subscribers/" + subscriber).then().statusCode(204);

        String key = lookUp(ada)
                .body("items[0].email", nullValue())
                .body("items[0].subscriberId", nullValue())
                .body("items[0].reason", is("BOUNCED"))
                .extract()
                .path("items[0].key");
        editor().delete("/api/v1/suppressions/" + key).then().statusCode(204);
        lookUp(ada).body("items", empty());
    }

    @Test
    void anAddressThatNobodyHasCanBeBlockedAndIsThenNotWrittenTo() {
        String nobody = "nobody-" + ada;
        block(nobody).statusCode(200).body("email", nullValue());

        editor().contentType("application/json")
                .body("[" + entry(nobody) + "]")
                .post("/api/v1/subscribers/import")
                .then()
                .body("skipped", is(1));
        block("nobody").statusCode(422);
    }

    @Test
    void theListComesInPages() {
        block("one-" + ada);
        block("two-" + ada);

        String next = editor().queryParam("limit", 1)
                .get("/api/v1/suppressions")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .header("Link");
        editor().get(next.substring(next.indexOf('<') + 1, next.indexOf('>')))
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        editor().queryParam("cursor", "x").get("/api/v1/suppressions").then().statusCode(400);
        editor().queryParam("cursor", "253402300800.0.x")
                .get("/api/v1/suppressions")
                .then()
                .statusCode(400);
    }

    private byte[] report(String sample, String envelope) {
        String messageId = sample.equals("ses-suppressed") ? "rewritten@relay.example" : bounces.messageId(message);
        return BounceSamples.of(sample, envelope, messageId, ada);
    }

    private static ValidatableResponse pipe(byte[] raw) {
        return editor().contentType("message/rfc822")
                .body(raw)
                .post("/api/v1/bounces")
                .then()
                .statusCode(202);
    }

    private ValidatableResponse readSubscriber() {
        return editor().get("/api/v1/subscribers/" + subscriber).then().statusCode(200);
    }

    private static ValidatableResponse lookUp(String email) {
        return editor().queryParam("email", email)
                .get("/api/v1/suppressions")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse block(String email) {
        return editor().contentType("application/json")
                .body("{\"email\":\"" + email + "\"}")
                .post("/api/v1/suppressions")
                .then();
    }

    private UUID mail() {
        return outbox.enqueue(new NewMessage(
                Set.of(MessageKind.REMINDER),
                ada,
                subscriber,
                "notices",
                null,
                clock.instant().plus(Duration.ofDays(300)),
                null));
    }

    private static UUID subscribe(String email) {
        return UUID.fromString(editor().contentType("application/json")
                .body("[" + entry(email) + "]")
                .post("/api/v1/subscribers/import")
                .then()
                .body("created", is(1))
                .extract()
                .path("items[0].uid"));
    }

    private static String entry(String email) {
        return "{\"email\":\"" + email + "\",\"tags\":[\"bounces\"],\"confirmed\":true,"
                + "\"consent\":{\"at\":\"2024-05-01\",\"source\":\"https://old.example\"}}";
    }
}
