package org.almanac.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.almanac.subscriber.SubscriberDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NoticeRetentionTest {
    @Inject
    NoticeScene scene;

    @Inject
    NoticeRetention retention;

    @Inject
    SubscriberDirectory subscribers;

    @Inject
    EntityManager entities;

    @BeforeEach
    void open() {
        scene.open();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whatWasOwedIsForgottenAYearLaterButNotWhileItsMatterLiesAhead() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false), "P7D", "P14D");
        scene.publish("Over by then", scene.localIn(Duration.ofDays(7).plusMinutes(30)));
        scene.publish("Far ahead", scene.localIn(Duration.ofDays(14).plusMinutes(30)));
        scene.pass(Duration.ofHours(1));
        assertThat(rows("notice", ada)).isEqualTo(2);

        age(
                "update notice n set planned_at = planned_at - interval '3 years', useful_until = useful_until"
                        + " - case when e.title = 'Far ahead' then interval '0' else interval '3 years' end"
                        + " from event e where e.id = n.event_id and n.subscriber_id = (select id from subscriber where email = :email)",
                ada);
        retention.forget();
        assertThat(rows("notice", ada)).isEqualTo(1);
        scene.pass(Duration.ofHours(1));
        assertThat(scene.kinds(ada)).hasSize(1);
    }

    @Test
    void theNoteThatNothingIsAheadIsKeptWhileThatIsSo() throws Exception {
        String ada = scene.subscribe(Map.of(), "P7D");
        scene.pass(Duration.ofHours(25));
        assertThat(scene.kinds(ada)).containsExactly("NOTHING_UPCOMING");
        age(
                "update notice set planned_at = planned_at - interval '3 years'"
                        + " where subscriber_id = (select id from subscriber where email = :email)",
                ada);

        retention.forget();
        assertThat(rows("notice", ada)).isEqualTo(1);
        scene.publish("At last", scene.localIn(Duration.ofDays(20)));
        scene.beat();
        retention.forget();
        assertThat(rows("notice", ada)).isZero();
        assertThat(rows("spell_end", ada)).isEqualTo(1);
    }

    @Test
    void whatWasToldOfAnEventIsForgottenAYearAfterItsLastDate() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false), "P7D");
        String over =
                scene.publish("Over by then", scene.localIn(Duration.ofDays(7).plusMinutes(30)));
        scene.publish("Another", scene.localIn(Duration.ofDays(7).plusMinutes(30)));
        scene.pass(Duration.ofHours(1));
        assertThat(rows("told", ada)).isEqualTo(2);

        String id = NoticeScene.id(over);
        age(
                "update occurrence set starts_at = starts_at - interval '3 years', ends_at = ends_at - interval '3 years'"
                        + " where cast(event_id as text) = :email",
                id);
        age(
                "update event set starts_at = starts_at - interval '3 years', ends_at = ends_at - interval '3 years'"
                        + " where cast(id as text) = :email",
                id);
        retention.forget();
        assertThat(rows("told", ada)).isEqualTo(1);
    }

    @Test
    void whatWasToldGoesWithWhoeverWasTold() throws Exception {
        String ada = scene.subscribe(Map.of("announcements", false), "P7D");
        scene.publish("Soon", scene.localIn(Duration.ofDays(7).plusMinutes(30)));
        scene.pass(Duration.ofHours(1));
        assertThat(rows("told", ada)).isEqualTo(1);
        UUID id = subscribers.find(ada).orElseThrow().id();

        subscribers.erase(id);

        assertThat(entities.createNativeQuery("select 1 from told where subscriber_id = :id")
                        .setParameter("id", id)
                        .getResultList())
                .isEmpty();
    }

    private long rows(String table, String email) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                        "select count(*) from " + table + " where subscriber_id ="
                                + " (select id from subscriber where email = :email)",
                        Long.class)
                .setParameter("email", email)
                .getSingleResult());
    }

    private void age(String sql, String email) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(sql)
                        .setParameter("email", email)
                        .executeUpdate());
    }
}
