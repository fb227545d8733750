package org.almanac.subscriber;

import static org.almanac.subscriber.Reader.address;
import static org.almanac.subscriber.Reader.ask;
import static org.almanac.subscriber.Reader.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.almanac.api.ApiClient;
import org.almanac.outbox.MessageRef;
import org.almanac.outbox.TestBounces;
import org.almanac.outbox.bounce.BounceSamples;
import org.almanac.subscriber.link.LinkScope;
import org.junit.jupiter.api.Test;

/** A reader gets to see all that is kept, and nothing is left of whoever leaves. */
@QuarkusTest
class PrivacyTest {
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
                // The mail to the address that she named is its owner's, and what became of it is nothing of hers.
                .body("records.notices.size()", is(2));
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
