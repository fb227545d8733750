package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader types finds what an event says and what it names. */
@QuarkusTest
class SearchApiTest {
    private final String tag = "s" + UUID.randomUUID().toString().substring(0, 8);
    private final EntityManager entities;

    @Inject
    SearchApiTest(EntityManager entities) {
        this.entities = entities;
    }

    @BeforeEach
    void anEvent() {
        String body = """
                {"title":"Étude de 5G-Advanced","summary":"A gathering","description":"Massive **beamforming**",
                 "start":"2027-06-08","allDay":true,"tags":["%1$s","Réseaux mobiles"],"series":"Sommet %1$s",
                 "venue":{"name":"Palais Brongniart","city":"Besançon"},
                 "organiser":{"name":"Møller & Søn %1$s"}}""".formatted(tag);
        editor().contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/events")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "étude",
                "ETUDE",
                "etude",
                "5g advanced",
                "5G-Advanced",
                "advanc",
                "beamform",
                "reseaux",
                "Réseaux mob",
                "brongniart",
                "besancon",
                "Besanç",
                "moller",
                "møller son",
                "sommet",
                "\"palais brongniart\"",
                "gathering -nothing",
                "besancon or nowhere"
            })
    void finds(String words) {
        anonymous()
                .queryParam("tag", tag)
                .queryParam("q", words)
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"etude nowhere", "tude", "etud advanced", "-etude", "\"brongniart palais\""})
    void doesNotFind(String words) {
        anonymous()
                .queryParam("tag", tag)
                .queryParam("q", words)
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "a'b",
                "\\",
                "a\\",
                ":*",
                "a:*",
                "!",
                "(",
                "a & | b",
                "<->",
                "\"",
                "a\"b",
                "http://x.example/y?z=1",
                "a@b.example",
                "-a-b",
                "-\"a b",
                "日本",
                "\ud83c\udf89",
                "or",
                "or or",
                "%",
                "a -b.c"
            })
    void takesWhateverIsTyped(String words) {
        anonymous().queryParam("q", words).get("/api/v1/events").then().statusCode(200);
    }

    @Test
    void aRenameIsFoundByTheNewWords() {
        String series = "sommet-" + tag;
        editor().contentType("application/merge-patch+json")
                .body("{\"name\":\"Quinquennial\"}")
                .patch("/api/v1/series/" + series)
                .then()
                .statusCode(200);
        anonymous()
                .queryParam("tag", tag)
                .queryParam("q", "quinquenn")
                .get("/api/v1/events")
                .then()
                .body("items.series", is(List.of(series)));
    }

    @Test
    void anIndexAnswers() {
        List<?> plan = QuarkusTransaction.requiringNew().call(() -> {
            entities.createNativeQuery("set local enable_seqscan = off").executeUpdate();
            return entities.createNativeQuery(
                            "explain select e.id from event e where e.search @@ search_query(:words)", String.class)
                    .setParameter("words", "besanç")
                    .getResultList();
        });
        assertThat(plan.toString()).contains("event_by_words").contains("besanc");
    }
}
