package org.almanac.admin.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.almanac.admin.widget.WidgetChoice.Place;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidgetReaderTest {
    private final WidgetNames names = WidgetNames.of(
            List.of(new Tag("5g", "5G"), new Tag("open-ran", "Open RAN")),
            List.of(new Series("mobile-congress", "Mobile Congress")),
            List.of(new Organiser("gsma", "GSMA", null)));
    private final Map<String, List<String>> typed = new HashMap<>();

    @Test
    void anUntouchedFormIsTheUsualWidget() {
        for (String field : List.of("tags", "series", "organiser", "country", "limit", "lang", "empty-text", "title")) {
            typed.put(field, List.of(""));
        }
        typed.put("layout", List.of("list"));
        typed.put("theme", List.of(""));
        typed.put("time-zone", List.of("event"));
        typed.put("empty", List.of("message"));
        typed.put("as", List.of("script"));

        assertThat(read()).isEqualTo(new WidgetChoice(Place.SCRIPT, "Upcoming events", List.of(), Map.of()));
        typed.clear();
        assertThat(read()).isEqualTo(new WidgetChoice(Place.SCRIPT, "Upcoming events", List.of(), Map.of()));
    }

    @Test
    void namesAndSlugsAreTakenInWhateverCase() {
        typed.put("tags", List.of("open ran, 5G", "OPEN-RAN", ""));
        typed.put("series", List.of("mobile congress"));
        typed.put("organiser", List.of("Gsma"));
        typed.put("country", List.of("gb"));
        typed.put("lang", List.of("DE"));

        assertThat(read().attributes())
                .containsExactly(
                        entry("tags", "open-ran,5g"),
                        entry("series", "mobile-congress"),
                        entry("organiser", "gsma"),
                        entry("country", "GB"),
                        entry("lang", "de"));
    }

    @Test
    void onlyWhatIsNotAsUsualIsSaid() {
        typed.put("limit", List.of("05"));
        typed.put("layout", List.of("compact"));
        typed.put("match", List.of("page"));
        typed.put("subscribe", List.of("on"));
        typed.put("as", List.of("frame"));

        assertThat(read())
                .isEqualTo(new WidgetChoice(
                        Place.FRAME,
                        "Upcoming events",
                        List.of(),
                        Map.of("match", "page", "layout", "compact", "subscribe", "")));
    }

    @Test
    void aSentenceIsOfNoUseWhereNothingIsShown() {
        typed.put("empty-text", List.of(" Back\nafter\tthe\u0001 summer "));
        assertThat(read().attributes()).containsExactly(entry("empty-text", "Back after the summer"));
        typed.put("empty", List.of("hide"));
        assertThat(read().attributes()).containsExactly(entry("empty", "hide"));
    }

    @ParameterizedTest
    @CsvSource({
        "tags, 6G, There is no tag “6G”. Choose one of the list.",
        "series, Nobody’s, There is no series “Nobody’s”. Choose one of the list.",
        "organiser, Nobody, There is no organiser “Nobody”. Choose one of the list.",
        "country, XX, Choose a country of the list.",
        "limit, 99, Choose a number from 1 to 20.",
        "limit, 0, Choose a number from 1 to 20.",
        "limit, -1, Choose a number from 1 to 20.",
        "limit, many, Choose a number from 1 to 20.",
        "limit, 99999999999999999999, Choose a number from 1 to 20.",
        "limit, ٣, Choose a number from 1 to 20.",
        "layout, grid, Choose one of the layouts.",
        "lang, klingon, Choose a language of the list.",
        "time-zone, Mars/Olympus, Choose whose clock the times are on.",
        "theme, pink, Choose one of the colours.",
        "empty, maybe, Choose what to show.",
        "as, applet, Choose one of the ways."
    })
    void whatCannotBeIsToldBesideItsField(String field, String value, String message) {
        typed.put(field, List.of(value));
        WidgetReader reader = new WidgetReader(new WidgetForm(typed), names);

        assertThat(reader.read()).isEmpty();
        assertThat(reader.errors().of(field)).isEqualTo(message);
    }

    @Test
    void whatIsTooLongIsToldWithItsLength() {
        typed.put("empty-text", List.of("x".repeat(201)));
        typed.put("title", List.of("y".repeat(300)));
        typed.put("tags", List.of("5g,".repeat(51)));
        WidgetReader reader = new WidgetReader(new WidgetForm(typed), names);

        assertThat(reader.read()).isEmpty();
        assertThat(reader.errors().of("empty-text")).isEqualTo("At most 200 characters fit; these are 201.");
        assertThat(reader.errors().of("title")).isEqualTo("At most 200 characters fit; these are 300.");
        assertThat(reader.errors().of("tags")).isEqualTo("Choose at most 50 tags.");
    }

    @Test
    void aFormAlwaysHasAFreeRowForATag() {
        assertThat(new WidgetForm(Map.of()).tagRows()).containsExactly("", "", "");
        assertThat(new WidgetForm(Map.of("tags", List.of("a,b,c"))).tagRows()).containsExactly("a", "b", "c", "");
        assertThat(new WidgetForm(Map.of("tags", List.of("a,".repeat(60)))).tagRows())
                .hasSize(60);
    }

    private WidgetChoice read() {
        return new WidgetReader(new WidgetForm(typed), names).read().orElseThrow();
    }
}
