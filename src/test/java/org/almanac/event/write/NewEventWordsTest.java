package org.almanac.event.write;

import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The words that are written with a new event are those that the database would find in it. */
@QuarkusTest
class NewEventWordsTest {
    private static final List<String> TEXTS = List.of(
            "Plain words, in ASCII: Only (these)! And, too; 1E5 - 3 $ %",
            "Wi-Fi and 5G/6G at R&D's e.V., rock'n'roll",
            "snake_case _x_ a__b under_ ",
            "Straße, Zürich, Łódź, İstanbul, smørrebrød",
            "第五代移动通信大会 2027 5G大会",
            "http://example.org/a-b?c=d me@example.org 1.5.2027 10:30 -12.5 +49/30",
            "tab\tand line A.B.C ... a.b. (c) 'd' \"e\" & f",
            "");

    private final String mark = UUID.randomUUID().toString();
    private final EntityManager entities;

    @Inject
    NewEventWordsTest(EntityManager entities) {
        this.entities = entities;
    }

    @Test
    @Transactional(Transactional.TxType.NEVER)
    void wordsOfNewEventsAreThoseThatTheDatabaseFinds() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i).replace("\"", "\\\"").replace("\t", " ");
            lines.append("{\"uid\":\"words-").append(i).append('-').append(mark).append("\",\"title\":\"");
            lines.append(text.isEmpty() ? "Bare" : text)
                    .append("\",\"start\":\"2031-05-0")
                    .append(i + 1);
            lines.append("T10:00\",\"timeZone\":\"Europe/Berlin\"");
            if (!text.isEmpty()) {
                lines.append(",\"description\":\"")
                        .append(text)
                        .append("\",\"summary\":\"Of ")
                        .append(text);
                lines.append("\",\"tags\":[\"Wi-Fi ")
                        .append(i)
                        .append("\",\"open air\"],\"series\":\"Zürich ")
                        .append(i);
                lines.append(
                        "\",\"organiser\":{\"name\":\"R&D e.V.\"},\"venue\":{\"name\":\"Haus-1\",\"city\":\"Köln\"}");
            }
            lines.append("}\n");
        }
        editor().contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import?source=words-" + mark)
                .then()
                .statusCode(200)
                .body("created", is(TEXTS.size()));
        assertThat(numbers("select count(*) from event where uid like :uid and search = event_words(event)"))
                .isEqualTo(TEXTS.size());
        assertThat(numbers("select count(distinct changed_in) from event where uid like :uid and changed_in > 0"))
                .isEqualTo(1);
    }

    @Test
    @Transactional(Transactional.TxType.NEVER)
    void textOfAsciiAloneYieldsTheSameWordsTheShortWay() {
        for (String text : TEXTS) {
            assertThat(sameWords(text)).as(text).isTrue();
        }
    }

    private long numbers(String query) {
        return ((Number) entities.createNativeQuery(query)
                        .setParameter("uid", "words-%" + mark)
                        .getSingleResult())
                .longValue();
    }

    /** A letter beyond ASCII that folds to nothing sends the same text the long way. */
    private boolean sameWords(String text) {
        return (Boolean) entities.createNativeQuery(
                        "select search_vector(:text) = search_vector(cast(:text as text) || ' ' || chr(769))")
                .setParameter("text", text)
                .getSingleResult();
    }
}
