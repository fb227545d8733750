package org.almanac.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.almanac.event.Actor;
import org.almanac.event.SaveEvent;
import org.almanac.event.write.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that anonymous readers are shown may be kept by caches, which ask for it by its tag. */
@QuarkusTest
class PageValidatorsTest {
    private static String event = "";

    @Inject
    Catalogue catalogue;

    @BeforeEach
    void publishOnce() {
        if (event.isEmpty()) {
            SaveEvent.OrganiserInput organiser = new SaveEvent.OrganiserInput("page-kept", null);
            SaveEvent kept = SaveEvent.builder()
                    .title("Kept")
                    .start("2031-01-08")
                    .timeZone("UTC")
                    .allDay(true)
                    .published(true)
                    .tags(List.of("page-kept"))
                    .series("page-kept")
                    .organiser(organiser)
                    .keyDates(List.of())
                    .build();
            event = catalogue.create(kept, new Actor("test")).slug();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?q=something",
                "/month/2031-01",
                "/month/2031-01?day=2031-01-08",
                "/tags/page-kept",
                "/organisers/page-kept",
                "/series/page-kept",
                "/events/{event}",
                "/cards/{event}",
                "/submit",
                "/submit/thanks",
                "/privacy",
                "/sitemap.xml"
            })
    void whateverReadersSeeMayBeKeptAndIsNotSentAgain(String template) {
        String page = template.replace("{event}", event);
        for (String where : new String[] {"just made", "from memory"}) {
            Response answer = given().get(page);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).as(where).startsWith("public, max-age=");
            assertThat(answer.header("Set-Cookie")).isNull();
            given().header("If-None-Match", answer.header("ETag"))
                    .get(page)
                    .then()
                    .statusCode(304);
        }
    }
}
