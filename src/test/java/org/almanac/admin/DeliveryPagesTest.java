package org.almanac.admin;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryPagesTest {
    private final EntityManager entities;
    private final Clock clock;
    private final String reader = UUID.randomUUID() + "@reader.example";

    @Inject
    DeliveryPagesTest(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Test
    void sayWhatAReaderWasOwedAndTheRuleThatLeftItOut() {
        owe("paused");
        page("reader", reader)
                .body(allOf(
                        containsString(reader),
                        containsString("Nothing upcoming"),
                        containsString("paused: the reader had stopped the mails for a while")));
        page("state", "SENT").body(not(containsString(reader)));
    }

    @Test
    void sayThatThereIsNoSuchReaderOrEvent() {
        page("reader", "<b>@nobody.example").body(containsString("There is no subscriber “&lt;b&gt;@nobody.example”."));
        page("event", "no-such-event").body(containsString("There is no event “no-such-event”."));
    }

    private ValidatableResponse page(String parameter, String value) {
        return DeskBrowser.loggedIn()
                .get("/admin/deliveries?" + parameter + "=" + value)
                .statusCode(200);
    }

    private void owe(String skipped) {
        QuarkusTransaction.requiringNew().run(() -> {
            UUID id = UUID.randomUUID();
            entities.createNativeQuery("""
                    insert into subscriber (id, email, email_key, state, time_zone, locale, digest, announcements,
                        changes, nothing_upcoming, confirmed_at, follows_everything, created_at, updated_at)
                    values (:id, :email, :email, 'UNSUBSCRIBED', 'UTC', 'en', 'NONE', false, false, false, :now, true,
                        :now, :now)
                    """)
                    .setParameter("id", id)
                    .setParameter("email", reader)
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            entities.createNativeQuery("""
                    insert into notice (id, subscriber_id, kind, subject, lead, due_at, ready_at, skipped, planned_at)
                    values (gen_random_uuid(), :id, 'NOTHING_UPCOMING', 'x', '', :now, :now, :skipped, :now)
                    """)
                    .setParameter("id", id)
                    .setParameter("skipped", skipped)
                    .setParameter("now", clock.instant())
                    .executeUpdate();
        });
    }
}
