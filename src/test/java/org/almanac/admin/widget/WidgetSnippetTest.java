package org.almanac.admin.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.almanac.admin.widget.WidgetChoice.Place;
import org.junit.jupiter.api.Test;

class WidgetSnippetTest {
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private String title = "Upcoming events";

    @Test
    void anElementThatIsAsUsualSaysNothing() {
        assertThat(snippet(Place.SCRIPT).script())
                .isEqualTo("<script async src=\"https://events.example/widget.js\"></script>");
        assertThat(snippet(Place.SCRIPT).element())
                .isEqualTo(
                        "<upcoming-events><a href=\"https://events.example/\">Upcoming events</a></upcoming-events>");
    }

    @Test
    void theElementSaysWhatWasChosenAndItsLinkLeadsToTheSame() {
        attributes.put("tags", "5g,open-ran");
        attributes.put("country", "GB");
        attributes.put("match", "page");
        attributes.put("theme", "light");
        attributes.put("subscribe", "");

        assertThat(snippet(Place.SCRIPT).element())
                .isEqualTo("<upcoming-events tags=\"5g,open-ran\" country=\"GB\" match=\"page\" theme=\"light\""
                        + " subscribe><a"
                        + " href=\"https://events.example/?tag=5g&amp;tag=open-ran&amp;country=GB\">Upcoming"
                        + " events</a></upcoming-events>");
    }

    @Test
    void quotesAndAnglesStayText() {
        title = "\"Ours\" & <theirs>";
        attributes.put("empty-text", "\"><script>alert(1)</script> & more");

        assertThat(snippet(Place.SCRIPT).element())
                .contains("empty-text=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; more\"")
                .contains(">&quot;Ours&quot; &amp; &lt;theirs&gt;</a>");
        assertThat(snippet(Place.FRAME).frame())
                .contains(
                        "src=\"https://events.example/embed?empty-text=%22%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E%20%26%20more\"")
                .contains("title=\"&quot;Ours&quot; &amp; &lt;theirs&gt;\"");
        assertThat(snippet(Place.INCLUDE).serverInclude())
                .isEqualTo("<!--# include virtual=\"/events-widget?empty-text=%22%3E%3Cscript%3Ealert%281%29"
                        + "%3C%2Fscript%3E%20%26%20more\" -->");
    }

    @Test
    void aServersIncludeHoldsNoVariableAndNoEndOfItsOwn() {
        attributes.put("empty-text", "$remote_addr --> \"'`\\");

        assertThat(snippet(Place.INCLUDE).serverInclude())
                .isEqualTo("<!--# include virtual=\"/events-widget?empty-text="
                        + "%24remote_addr%20--%3E%20%22%27%60%5C\" -->");
    }

    @Test
    void aFrameCannotSeeTheArticleAndIsLightWithoutBeingTold() {
        attributes.put("match", "page");
        attributes.put("limit", "3");
        attributes.put("theme", "light");

        assertThat(snippet(Place.FRAME).frame())
                .isEqualTo(
                        "<iframe src=\"https://events.example/embed?limit=3\" title=\"Upcoming events\" width=\"300\""
                                + " height=\"340\" loading=\"lazy\" style=\"border:0\"></iframe>");
    }

    @Test
    void anIncludeHasNothingThatNeedsAScript() {
        attributes.put("tags", "5g,open-ran");
        attributes.put("match", "page");
        attributes.put("lang", "de");
        attributes.put("time-zone", "viewer");
        attributes.put("theme", "dark");
        attributes.put("subscribe", "");

        assertThat(snippet(Place.INCLUDE).edgeInclude())
                .isEqualTo("<esi:include src=\"https://events.example/widget.html?tags=5g%2Copen-ran&amp;lang=de\""
                        + " onerror=\"continue\"/>");
        assertThat(snippet(Place.INCLUDE).fragmentAddress())
                .isEqualTo("https://events.example/widget.html?tags=5g%2Copen-ran&lang=de");
    }

    @Test
    void aFrameIsHighEnoughForWhatIsInIt() {
        assertThat(snippet(Place.FRAME).height()).isEqualTo(520);
        attributes.put("subscribe", "");
        assertThat(snippet(Place.FRAME).height()).isEqualTo(680);
        attributes.put("layout", "month");
        assertThat(snippet(Place.FRAME).height()).isEqualTo(760);
    }

    private WidgetSnippet snippet(Place place) {
        List<String> tags = attributes.containsKey("tags") ? List.of("5g", "open-ran") : List.of();
        return new WidgetSnippet(
                new WidgetChoice(place, title, tags, attributes), path -> "https://events.example" + path);
    }
}
