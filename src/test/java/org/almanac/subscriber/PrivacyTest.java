package org.almanac.subscriber;

import static org.almanac.subscriber.Reader.address;
import static org.almanac.subscriber.Reader.ask;
import static org.almanac.subscriber.Reader.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.almanac.api.ApiClient;
import org.almanac.outbox.BounceSamples;
import org.almanac.outbox.Composition;
import org.almanac.outbox.MessageRef;
import org.almanac.outbox.TestBounces;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody learns of a reader, nobody is written to who did not ask, and nothing is left of whoever leaves. */
@QuarkusTest
class PrivacyTest {
    private static final int ROUNDS = Integer.getInteger("timing-rounds", 60);

    private final Mailbox mailbox;
    private final EntityManager entities;
    private final TestBounces bounces;

    @Inject
    PrivacyTest(Mailbox mailbox, EntityManager entities, TestBounces bounces) {
        this.mailbox = mailbox;
        this.entities = entities;
        this.bounces = bounces;
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

        Composition.Mail mail = mailbox.newest(ada);
        assertThat(mail.form().subject()).doesNotContain("\n", "\r");
        assertThat(mail.form().text() + mail.form().html()).doesNotContain("victim", "<script");
    }

    @Test
    void aFormOfTenMegabytesIsRefusedAndAnythingOfAFormIsBounded() throws IOException {
        int huge = 10 * 1024 * 1024;
        String ada = mailbox.subscribe("");
        String preferences = "/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada);

        for (String path : List.of("/subscriptions", preferences, preferences + "/address")) {
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

    @Test
    void theExportHoldsAllThatIsKept() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"]");
        String token = mailbox.token(LinkScope.PREFERENCES, ada);
        browser().formParam("email", address()).post("/subscriptions/" + token + "/address");
        ask(ada, "\"tags\":[\"iot\"]");
        bounce(ada, "exim-full");
        mailbox.messages(ada);

        browser()
                .get("/subscriptions/" + token + "/data")
                .then()
                .statusCode(200)
                .body("email", is(ada))
                .body("tags", hasSize(1))
                .body("consents", hasSize(2))
                .body("requests", hasSize(2))
                .body("addressChanges", hasSize(1))
                .body("bounces[0].kind", is("SOFT"))
                .body("records.notices.size()", is(3));
    }

    @Test
    void ofWhoeverIsErasedNoTableHoldsMoreThanAHash() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"]");
        String id = mailbox.subscriber(ada).id.toString();
        String there = address();
        String token = mailbox.token(LinkScope.PREFERENCES, ada);
        browser().formParam("email", there).post("/subscriptions/" + token + "/address");
        browser().post("/subscriptions/address/" + mailbox.confirmationToken(there));
        browser()
                .formParam("email", address())
                .post("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, there) + "/address");
        ask(there, "\"tags\":[\"iot\"]");
        bounce(there, "exim-full");
        mailbox.messages(there);
        assertThat(tablesWith(ada)).isNotEmpty();
        assertThat(tablesWith(there)).contains("subscriber", "message", "bounce", "address_change");

        browser()
                .post("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, there) + "/erase")
                .then()
                .statusCode(200);

        assertThat(tablesWith(there)).isEmpty();
        assertThat(tablesWith(ada)).isEmpty();
        assertThat(tablesWith(id)).isEmpty();
        assertThat(tablesWith(there.substring(0, there.indexOf('@')))).isEmpty();
    }

    /**
     * The same statements run whoever asks, so the medians lie as close together for known and unknown addresses as two
     * samples of unknown ones do. Generous, for a machine that does other things meanwhile.
     */
    @Test
    void theTimeOfAnAnswerDoesNotTellWhoIsSubscribed() {
        String known = mailbox.subscribe("");
        String mover = mailbox.subscribe("");
        String path = "/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, mover) + "/address";
        IntStream.range(0, ROUNDS / 2).forEach(i -> {
            timeAsking(known);
            timeAsking(address());
        });
        Random order = new Random(7);
        Times asked = Times.none();
        Times moved = Times.none();
        for (int i = 0; i < ROUNDS; i++) {
            List<Runnable> round = new ArrayList<>(List.of(
                    () -> asked.known().add(timeAsking(known)),
                    () -> asked.unknown().add(timeAsking(address())),
                    () -> moved.known().add(timeMoving(path, known)),
                    () -> moved.unknown().add(timeMoving(path, address()))));
            Collections.shuffle(round, order);
            round.forEach(Runnable::run);
        }

        for (Times measured : List.of(asked, moved)) {
            double subscribed = median(measured.known());
            double unknown = median(measured.unknown());
            Logger.getLogger(PrivacyTest.class)
                    .infof(
                            "known %.2f ms, unknown %.2f ms, ratio %.3f",
                            subscribed / 1e6, unknown / 1e6, subscribed / unknown);
            assertThat(subscribed / unknown).isBetween(0.6, 1.67);
        }
    }

    /** In nanoseconds, for addresses of either kind. */
    private record Times(List<Long> known, List<Long> unknown) {
        static Times none() {
            return new Times(new ArrayList<>(), new ArrayList<>());
        }
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

    private static double median(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** What the request before left to be taken up is done first, or it would be counted here. */
    private long timeAsking(String email) {
        mailbox.messages(email);
        long start = System.nanoTime();
        ask(email, "").then().statusCode(202);
        return System.nanoTime() - start;
    }

    private long timeMoving(String path, String email) {
        mailbox.messages(email);
        long start = System.nanoTime();
        browser().formParam("email", email).post(path).then().statusCode(202);
        return System.nanoTime() - start;
    }

    private void bounce(String email, String sample) {
        MessageRef message = mailbox.messages(email).get(0);
        ApiClient.editor()
                .contentType("message/rfc822")
                .body(BounceSamples.of(sample, bounces.address(message.id()), "x", email))
                .post("/api/v1/bounces")
                .then()
                .statusCode(202)
                .body("effect", is("counted"));
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

    /** Every table of the database, in whatever schema and column. */
    private List<String> tablesWith(String needle) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> tables = entities.createNativeQuery(
                            "select quote_ident(table_schema) || '.' || quote_ident(table_name)"
                                    + " from information_schema.tables where table_type = 'BASE TABLE'"
                                    + " and table_schema not in ('pg_catalog', 'information_schema')",
                            String.class)
                    .getResultList();
            assertThat(tables).hasSizeGreaterThan(20);
            return tables.stream()
                    .map(String::valueOf)
                    .filter(table -> ((Number) entities.createNativeQuery("select count(*) from " + table
                                                    + " t where position(:needle in cast(t as text)) > 0")
                                            .setParameter("needle", needle)
                                            .getSingleResult())
                                    .longValue()
                            > 0)
                    .map(table -> table.substring(table.indexOf('.') + 1))
                    .toList();
        });
    }
}
