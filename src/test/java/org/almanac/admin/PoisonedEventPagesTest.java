package org.almanac.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.abuse.Poison;
import org.almanac.event.Actor;
import org.almanac.event.Event;
import org.almanac.event.SaveEvent;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.write.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is stored and nests too deeply can be put right at the desk, and is refused there when it is typed. */
@QuarkusTest
class PoisonedEventPagesTest {
    private static final List<String> TEXTS = Poison.TEXTS;

    private final Catalogue catalogue;
    private final CatalogueQueries queries;
    private final Poison poison;
    private final Clock clock;

    @Inject
    PoisonedEventPagesTest(Catalogue catalogue, CatalogueQueries queries, Poison poison, Clock clock) {
        this.catalogue = catalogue;
        this.queries = queries;
        this.poison = poison;
        this.clock = clock;
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void isEditedHiddenAndWithdrawnButNotTyped(String text) {
        DeskBrowser browser = DeskBrowser.loggedIn();
        Event event = catalogue.create(
                SaveEvent.builder()
                        .title("Deep " + UUID.randomUUID())
                        .start(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .plusDays(20)
                                .toString())
                        .allDay(true)
                        .build(),
                new Actor("system"));
        poison.describe(event.id(), text);
        String path = "/admin/events/" + event.id();

        Map<String, String> form = new HashMap<>(
                Forms.of(browser.get(path).statusCode(200).extract().asString()));
        form.put("title", "Deeper");
        form.put("act", "hide");
        browser.post(path, form).statusCode(303);

        Event hidden = queries.find(event.id().toString());
        assertThat(hidden.title()).isEqualTo("Deeper");
        assertThat(hidden.isPublic()).isFalse();

        form = new HashMap<>(
                Forms.of(browser.get(path).statusCode(200).extract().asString()));
        form.put("description", text + "\n\nand more");
        form.put("act", "draft");
        browser.post(path, form).statusCode(422).body(containsString("id=\"description-error\""));

        browser.post(path + "/withdraw", Map.of("revision", String.valueOf(hidden.revision()), "why", "mistake"))
                .statusCode(303);
    }
}
