package org.almanac.subscriber;

import static org.almanac.subscriber.Reader.address;
import static org.almanac.subscriber.Reader.ask;
import static org.almanac.subscriber.Reader.browser;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.almanac.api.ApiClient;
import org.almanac.notification.NoticeSamples;
import org.almanac.notification.SampleChoice;
import org.almanac.notification.SampleKind;
import org.almanac.outbox.KeptMails;
import org.almanac.outbox.Outbox;
import org.almanac.outbox.TestBounces;
import org.almanac.outbox.TestMailServer;
import org.almanac.outbox.bounce.BounceSamples;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.suppression.Suppressions;
import org.almanac.time.TestClock;
import org.almanac.web.log.CapturedLog;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An address that is erased is in no table any more, wherever others or the service itself had written it. */
@QuarkusTest
class ErasedEverywhereTest {
    @Inject
    Mailbox mailbox;

    @Inject
    WholeDatabase database;

    @Inject
    KeptMails mails;

    @Inject
    NoticeSamples samples;

    @Inject
    SubscriberDirectory directory;

    @Inject
    Suppressions suppressions;

    @Inject
    SuppressionDirectory suppressed;

    @Inject
    TestReaders readers;

    @Inject
    TestBounces bounces;

    @Inject
    Outbox outbox;

    @Inject
    EntityManager entities;

    @Inject
    TestClock clock;

    @AfterEach
    void reset() {
        clock.reset();
    }

    enum Way {
        PAGE,
        STOPPED_BEFORE,
        DESK,
        ADDRESS
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void nothingIsLeftOfIt(Way way) {
        String ada = address();
        String before = mailbox.subscribe("\"tags\":[\"5g\"]");
        readers.move(before, ada);
        String id = mailbox.subscriber(ada).id.toString();
        String bob = mailbox.subscribe("");
        surround(ada, bob, UUID.fromString(id));
        // What was hers once, and is another's now.
        String carl = mailbox.subscribe("");
        mails.inEveryState(carl, mailbox.subscriber(carl).id);
        readers.move(carl, address());
        assertThat(database.tablesWith(ada))
                .contains(
                        "subscriber",
                        "subscription_request",
                        "address_change",
                        "subscriber_consent",
                        "message",
                        "message_content",
                        "bounce",
                        "submission",
                        "import_upload");

        erase(way, ada, id);

        assertThat(database.tablesWith(ada)).isEmpty();
        // The log says who erased whom, by an id that leads nowhere any more.
        assertThat(database.tablesWith(id + "@")).isSubsetOf("audit_entry");
        try (TestMailServer server = TestMailServer.start()) {
            clock.advance(Duration.ofMinutes(15));
            outbox.drain();
            assertThat(server.attempts()).doesNotContain(ada);
        }
        assertThat(database.tablesWith(ada)).isEmpty();
        assertThat(mailbox.knows(bob)).isTrue();

        directory.erase(carl);
        assertThat(database.tablesWith(carl)).isEmpty();
    }

    @Test
    void whatIsWrittenDownAboutAnAddressIsNotInTheLog() {
        String ada = address();
        try (CapturedLog log = new CapturedLog()) {
            readers.move(mailbox.subscribe("\"tags\":[\"5g\"]"), ada);
            UUID id = mailbox.subscriber(ada).id;
            String bob = mailbox.subscribe("");
            surround(ada, bob, id);
            try (TestMailServer server = TestMailServer.start()) {
                clock.advance(Duration.ofMinutes(15));
                outbox.drain();
            }
            erase(Way.DESK, ada, id.toString());
            Logger.getLogger(ErasedEverywhereTest.class).debug("this is heard");
            assertThat(log.lines())
                    .anyMatch(line -> line.endsWith("this is heard"))
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains(ada) || line.contains(bob));
        }
    }

    /** All that can be written down about an address, by its owner, by others and by the service. */
    private void surround(String ada, String other, UUID id) {
        String hers = "/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada);
        browser().formParam("email", address()).post(hers + "/address").then().statusCode(202);
        ask(ada.toUpperCase(Locale.ROOT), "\"tags\":[\"iot\"]").then().statusCode(202);
        browser()
                .formParam("email", ada)
                .post("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, other) + "/address")
                .then()
                .statusCode(202);
        samples.send(new SampleChoice(SampleKind.REMINDER, Locale.ENGLISH, null, null), ada);
        mails.inEveryState(ada, id);
        mails.inEveryState(ada, null);
        ApiClient.editor()
                .contentType("message/rfc822")
                .body(BounceSamples.of(
                        "exim-full",
                        bounces.address(mailbox.messages(ada).get(0).id()),
                        "x",
                        ada))
                .post("/api/v1/bounces")
                .then()
                .statusCode(202);
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20);
        browser()
                .formParams(Map.of(
                        "title",
                        "An evening",
                        "start.date",
                        day.toString(),
                        "start.time",
                        "19:00",
                        "timeZone",
                        "UTC",
                        "contact",
                        ada.toUpperCase(Locale.ROOT),
                        "description",
                        "Write to " + ada + ".",
                        "note",
                        "I am " + ada + "."))
                .post("/submit")
                .then()
                .statusCode(303);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "insert into import_upload (id, owner, name, source, format, body,"
                                        + " report, created_at) values (:id, 'x', 'x.csv', 'x', 'CSV', :body, '{}', :now)")
                        .setParameter("id", UUID.randomUUID())
                        .setParameter("body", ("title\nAsk " + ada + " \u00e9").getBytes())
                        .setParameter("now", clock.instant())
                        .executeUpdate());
        mailbox.messages(ada);
    }

    private void erase(Way way, String ada, String id) {
        switch (way) {
            case STOPPED_BEFORE -> {
                browser()
                        .post("/unsubscribe/" + mailbox.token(LinkScope.UNSUBSCRIBE, ada))
                        .then()
                        .statusCode(200);
                erase(Way.PAGE, ada, id);
            }
            case PAGE ->
                browser()
                        .post("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada) + "/erase")
                        .then()
                        .statusCode(200);
            case DESK ->
                ApiClient.editor().delete("/api/v1/subscribers/" + id).then().statusCode(204);
            case ADDRESS ->
                ApiClient.editor()
                        .queryParam("email", ada.toUpperCase(Locale.ROOT))
                        .delete("/api/v1/subscribers")
                        .then()
                        .statusCode(204);
        }
    }

    @Test
    void whoIsNoSubscriberIsForgottenToo() {
        String ada = address();
        samples.send(new SampleChoice(SampleKind.DIGEST, Locale.ENGLISH, null, null), ada);
        mails.inEveryState(ada, null);
        ask(ada, "").then().statusCode(202);
        assertThat(database.tablesWith(ada)).isNotEmpty();

        directory.erase(ada);

        assertThat(database.tablesWith(ada)).isEmpty();
        assertThat(mailbox.knows(ada)).isFalse();
    }

    @Test
    void aComplaintOutlivesTheErasure() {
        String ada = mailbox.subscribe("");
        suppressed.block(ada);
        directory.erase(mailbox.subscriber(ada).id);
        directory.erase(ada);

        assertThat(suppressed.find(ada)).get().satisfies(entry -> {
            assertThat(entry.reason()).isEqualTo(SuppressionReason.BLOCKED);
            assertThat(entry.email()).isNull();
        });
        assertThat(suppressions.suppressed(java.util.Set.of(ada))).containsExactly(ada);
    }

    @Test
    void anAddressThatEndsAlikeIsAnother() {
        String ada = address();
        String longer = "x." + ada;
        mails.inEveryState(longer, null);
        ask(longer, "").then().statusCode(202);
        ask(ada, "").then().statusCode(202);
        mailbox.messages(ada);

        directory.erase(ada);

        assertThat(mailbox.knows(longer)).isTrue();
        assertThat(mailbox.messages(longer)).hasSizeGreaterThan(5);
    }

    /** Who adds a column for addresses says here, and in the erasure, that it is looked after. */
    @Test
    void everyColumnThatIsCalledAfterAnAddressIsKnown() {
        List<?> columns = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(
                                "select c.table_name || '.' || c.column_name from information_schema.columns c"
                                        + " join information_schema.tables t using (table_schema, table_name)"
                                        + " where t.table_type = 'BASE TABLE' and c.table_schema = current_schema"
                                        + " and c.data_type not in ('uuid', 'timestamp with time zone', 'bigint', 'integer', 'boolean')"
                                        + " and c.column_name ~ '(mail|address|recipient|contact|sender|rcpt|invitee)'"
                                        + " and c.table_name not like 'qrtz%' order by 1",
                                String.class)
                        .getResultList());

        assertThat(columns.stream().map(String::valueOf).toList())
                .containsExactly(
                        "account.email", // of the desk; its people are no readers
                        "account.email_key",
                        "address_change.email",
                        "address_change.email_key",
                        "address_change.old_email",
                        "address_change.old_email_key",
                        "bounce.recipient",
                        "former_address.address_hash",
                        "message.recipient",
                        "paced_mail.mailbox_hash",
                        "submission.contact",
                        "subscriber.email",
                        "subscriber.email_key",
                        "subscription_request.email",
                        "subscription_request.email_key",
                        "suppressed_address.address_hash",
                        "venue.address"); // of a place
    }
}
