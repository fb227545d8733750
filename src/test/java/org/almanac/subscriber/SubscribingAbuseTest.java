package org.almanac.subscriber;

import static org.almanac.subscriber.Reader.address;
import static org.almanac.subscriber.Reader.ask;
import static org.almanac.subscriber.Reader.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.almanac.outbox.ComposeResult;
import org.almanac.subscriber.link.LinkScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is written to who did not ask, however a request is made. */
@QuarkusTest
class SubscribingAbuseTest {
    private final Mailbox mailbox;
    private final SuppressionDirectory suppressions;
    private final EntityManager entities;

    @Inject
    SubscribingAbuseTest(Mailbox mailbox, SuppressionDirectory suppressions, EntityManager entities) {
        this.mailbox = mailbox;
        this.suppressions = suppressions;
        this.entities = entities;
    }

    @Test
    void aThousandRequestsForOneAddressAreOneMail() {
        String ada = address();
        for (int i = 0; i < 1_000; i++) {
            ask(ada, "\"tags\":[\"5g\"]").then().statusCode(202);
        }

        assertThat(mailbox.messages(ada)).hasSize(1);
        assertThat(mailbox.count("select count(*) from subscription_request where email_key = :key", ada))
                .isEqualTo(1);
    }

    @Test
    void soAreAHundredAtOnce() {
        String ada = address();
        int[] answers = IntStream.range(0, 100)
                .parallel()
                .map(i -> ask(ada, "\"tags\":[\"5g\"]").statusCode())
                .distinct()
                .toArray();

        assertThat(answers).containsExactly(202);
        assertThat(mailbox.messages(ada)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com\\r\\nBcc: victim@example.com",
                "ada@example.com\\nSubject: x",
                "ada@example.com, victim@example.com",
                "ada@example.com;victim@example.com",
                "<ada@example.com>",
                "Ada <ada@example.com>",
                "ada@example.com\\u0000",
                "ada\\u2028@example.com",
                "ada@exam ple.com",
                "\\\"ada b\\\"@example.com",
                "ada@[192.0.2.1]",
                "ada@localhost",
                "@example.com",
                "ada@",
                "a@b@c",
                "ada@-example.com",
                "ada@example..com",
                "postmaster@127.0.0.1",
                "|/bin/sh@example.com",
                "-oProxy@example.com "
            })
    void whatIsNoAddressIsNeverWrittenTo(String typed) {
        int status = RestAssured.given()
                .contentType("application/json")
                .body("{\"email\":\"" + typed + "\"}")
                .post("/subscriptions")
                .statusCode();

        assertThat(status).isIn(202, 422);
        assertThat(recipients())
                .allSatisfy(
                        recipient -> assertThat(recipient).matches("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+"));
    }

    @Test
    void noFieldPutsAHeaderIntoAMail() {
        String ada = address();
        String evil = "x\\r\\nBcc: victim@example.com\\r\\n\\r\\n<script>alert(1)</script>";
        for (String field : List.of("tags", "series", "organisers", "events", "countries", "leadTimes")) {
            RestAssured.given()
                    .contentType("application/json")
                    .body("{\"email\":\"" + ada + "\",\"" + field + "\":[\"" + evil + "\"]}")
                    .post("/subscriptions")
                    .then()
                    .statusCode(422)
                    .body(not(containsString("victim")));
        }
        for (String field : List.of("timeZone", "locale", "digest", "follow")) {
            RestAssured.given()
                    .contentType("application/json")
                    .body("{\"email\":\"" + ada + "\",\"" + field + "\":\"" + evil + "\"}")
                    .post("/subscriptions")
                    .then()
                    .statusCode(422);
        }
        RestAssured.given()
                .contentType("application/json")
                .header("Referer", "https://news.example/\"><script>")
                .header("Accept-Language", "x\"><script>")
                .body("{\"email\":\"" + ada + "\"}")
                .post("/subscriptions")
                .then()
                .statusCode(202);

        ComposeResult.Mail mail = mailbox.newest(ada);
        assertThat(mail.form().subject()).doesNotContain("\n", "\r");
        assertThat(mail.form().html()).doesNotContain("victim", "<script");
        // Its text may name events, and those may be called anything.
        assertThat(mail.form().text()).doesNotContain("victim", "\"><script>");
    }

    @Test
    void nobodyWritesIntoAMailByNamingWhatDoesNotExist() {
        String ada = address();
        String ghost = "buy-cheap-pills-at-evil-example-" + "x".repeat(60);
        String words = IntStream.range(0, 50)
                .mapToObj(i -> "\"" + ghost + i + "\"")
                .collect(Collectors.joining(",", "[", "]"));

        ask(ada, "\"tags\":" + words + ",\"series\":" + words + ",\"organisers\":" + words)
                .then()
                .statusCode(202);

        ComposeResult.Mail mail = mailbox.newest(ada);
        assertThat(mail.form().text()).doesNotContain("pills").contains("150 names that are not in our calendar");
        assertThat(mail.form().html()).doesNotContain("pills").contains("150 names that are not in our calendar");
        browser()
                .get("/subscriptions/confirm/" + mailbox.confirmationToken(ada))
                .then()
                .statusCode(200)
                .body(containsString("150 names that are not in our calendar"))
                .body(not(containsString("pills")));
    }

    @Test
    void whoWasAskedBeforeLeavingIsNotTakenBackByThat() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"]");
        ask(ada, "\"tags\":[\"iot\"]").then().statusCode(202);
        String token = mailbox.confirmationToken(ada);
        browser().post("/unsubscribe/" + mailbox.token(LinkScope.UNSUBSCRIBE, ada));

        browser().post("/subscriptions/confirm/" + token).then().statusCode(410);

        assertThat(mailbox.subscriber(ada).state).isEqualTo(SubscriberState.UNSUBSCRIBED);
    }

    @Test
    void theExportTellsNothingOfWhetherAnotherAddressIsRefused() {
        String ada = mailbox.subscribe("");
        String blocked = address();
        suppressions.block(blocked);
        String free = address();
        String page = "/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada);
        for (String other : List.of(blocked, free)) {
            browser().formParam("email", other).post(page + "/address").then().statusCode(202);
        }
        assertThat(mailbox.messages(blocked)).isEmpty();
        assertThat(mailbox.messages(free)).hasSize(1);

        browser()
                .get(page + "/data")
                .then()
                .statusCode(200)
                .body("addressChanges.size()", is(2))
                .body("records.notices.findAll { it.recipient != '" + ada + "' }.size()", is(0));
    }

    @Test
    void aFormOfTenMegabytesIsRefusedAndAnythingOfAFormIsBounded() throws IOException {
        int huge = 10 * 1024 * 1024;
        String ada = mailbox.subscribe("");
        String preferences = "/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada);

        for (String path :
                List.of("/subscriptions", preferences, preferences + "/address", "/submit", "/admin/login")) {
            String form = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n";
            assertThat(answer(form + "Content-Length: " + huge + "\r\n\r\nemail=x"))
                    .startsWith("HTTP/1.1 413");
            assertThat(answer(form + "Transfer-Encoding: chunked\r\n\r\n7\r\nemail=x\r\n"))
                    .startsWith("HTTP/1.1 411");
        }
        assertThat(answer("POST /subscriptions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + huge + "\r\n\r\n{"))
                .startsWith("HTTP/1.1 413");
        String many = "tags=" + String.join("&tags=", Collections.nCopies(5_000, "a"));
        int status = browser()
                .contentType("application/x-www-form-urlencoded")
                .body("email=" + address() + "&" + many)
                .post("/subscriptions")
                .statusCode();
        assertThat(status).isIn(400, 413, 422);
        assertThat(mailbox.subscriber(ada).follows().everything()).isTrue();
    }

    @Test
    void somebodyElsesLinksOpenNothing() {
        String ada = mailbox.subscribe("");
        String bob = mailbox.subscribe("");
        String adas = mailbox.token(LinkScope.PREFERENCES, ada);
        String bobs = mailbox.token(LinkScope.PREFERENCES, bob);
        String mixed = adas.substring(0, 26) + bobs.substring(26);

        for (String path : List.of("", "/data", "/erase", "/address")) {
            browser().get("/subscriptions/" + mixed + path).then().statusCode(404);
        }
        for (String path : List.of("/erase", "/address", "/resume")) {
            browser().post("/subscriptions/" + mixed + path).then().statusCode(404);
        }
        browser().get("/subscriptions/" + adas + "/data").then().body("email", is(ada));
        browser().get("/subscriptions/" + bobs + "/data").then().body("email", is(bob));
    }

    /** The first line of the answer to what is sent, before anything else is. */
    private static String answer(String sent) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    private List<String> recipients() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        entities
                                .createNativeQuery("select recipient from message", String.class)
                                .getResultList()
                                .stream()
                                .map(String::valueOf)
                                .toList());
    }
}
