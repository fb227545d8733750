package org.almanac.api;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
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

    /** A title, what finds it, and after a stroke what does not. */
    private static final List<String> PAIRS = List.of(
            "Straßenbahn-Tage: strassenbahn, straßenbahn, STRASSENBAHNTAGE | bahn",
            "Strassenbahn-Tage: straßenbahn, Straßenbahn-Tag",
            "Æsthetics of Œuvres: aesthetics oeuvres, æsthetics œuv",
            "Aesthetics of oeuvres: æsthetics œuv, AESTHETICS",
            "Þingvellir Møde: thingvellir mode, møde þing",
            "Thingvellir Mode: mode þingvellir, møde",
            "Łódź Đakovo Ilıca: lodz dakovo ilica, ŁÓDŹ",
            "Lodz Dakovo Ilica: łódź đakovo ılıca",
            "O-RAN Alliance: oran, o-ran, O\u2011RAN, o ran, oran alli | -oran, ran-o",
            "O\u2011RAN Alliance: oran, o-ran",
            "ORAN Alliance: o-ran, oran | o ran",
            "Ran o Alliance: ran | o-ran, oran",
            "Wi-Fi World: wifi, wi-fi, wi fi, \"wi-fi\" | fi-wi, -wi-fi",
            "WiFi World: wi-fi, wi-fi wor",
            "Wi Fi World: wi-fi | wifi",
            "5G-Advanced Forum: 5gadvanced, 5g-advanced, 5g-adv",
            "5G Advanced Forum: 5g-advanced",
            "AT&T Day: att, at&t",
            "L\u2019avenir du réseau: lavenir, avenir, l'avenir",
            "第三回モバイル通信展示会: 通信, 展示会, モバイル 会, ﾓﾊﾞｲﾙ, 第, 第三回モバイル通信展示会 | 示通, 信示, 通展示",
            "中国国际信息通信展览会: 信息, \"信息通信\", 展览会-中国 | 中信, -信息",
            "한국 통신 학회 학술대회: 학회, 술대, 학술대회 한국 | 회학",
            "5G展示会2027: 5g 展示, 2027, 5g展示会");

    /** Of everything that searches: pages, the API and feeds. */
    @Test
    void foldsBothWaysAndLooksIntoWords() throws JsonProcessingException {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int n = 0; n < PAIRS.size(); n++) {
            events.add(Map.of(
                    "title",
                    PAIRS.get(n).split(": ", 2)[0],
                    "start",
                    "2027-06-08",
                    "allDay",
                    true,
                    "tags",
                    List.of("f" + n + "-" + tag)));
        }
        editor().contentType("application/json")
                .body(new ObjectMapper().writeValueAsBytes(events))
                .post("/api/v1/import?source=" + tag)
                .then()
                .statusCode(200)
                .body("created", is(PAIRS.size()));

        SoftAssertions softly = new SoftAssertions();
        for (int n = 0; n < PAIRS.size(); n++) {
            String[] words = PAIRS.get(n).split(": ", 2)[1].split(" \\| ", 2);
            for (String finding : words[0].split(", ", -1)) {
                softly.assertThat(found("/api/v1/events", n, finding))
                        .as("%s by %s", PAIRS.get(n), finding)
                        .isTrue();
            }
            for (String missing : words.length == 1 ? new String[0] : words[1].split(", ", -1)) {
                softly.assertThat(found("/api/v1/events", n, missing))
                        .as("%s by %s", PAIRS.get(n), missing)
                        .isFalse();
            }
        }
        for (String list : List.of("/api/v1/occurrences", "/calendar.json?past=P100Y", "/calendar.ics?past=P100Y")) {
            softly.assertThat(found(list, 0, "strassenbahn")).as(list).isTrue();
            softly.assertThat(found(list, 19, "展示会")).as(list).isTrue();
            softly.assertThat(found(list, 19, "示通")).as(list).isFalse();
        }
        softly.assertAll();
    }

    private boolean found(String list, int n, String words) {
        return anonymous()
                .queryParam("tag", "f" + n + "-" + tag)
                .queryParam("q", words)
                .get(list)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .contains(PAIRS.get(n).split(": ", 2)[0]);
    }

    @Test
    void registersFoldAlike() {
        editor().contentType("application/json")
                .body("{\"name\":\"Straße %s\"}".formatted(tag).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/tags")
                .then()
                .statusCode(201);
        editor().queryParam("q", "strasse " + tag).get("/api/v1/tags").then().body("items", hasSize(1));
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

    @Test
    void anIndexFindsWhatIsCalledSo() {
        List<?> plan = QuarkusTransaction.requiringNew().call(() -> {
            entities.createNativeQuery("set local enable_seqscan = off").executeUpdate();
            return entities.createNativeQuery(
                            "explain select id from event where name_key(title) = any(array("
                                    + "select name_key(n) from string_to_table(:names, ',') n))",
                            String.class)
                    .setParameter("names", "5g-world-summit,huawei")
                    .getResultList();
        });
        assertThat(plan.toString()).contains("event_by_name");
    }
}
