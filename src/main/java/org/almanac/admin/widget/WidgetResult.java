package org.almanac.admin.widget;

import java.util.List;
import org.almanac.admin.widget.WidgetChoice.Place;
import org.almanac.settings.SiteSettings;

/**
 * What a choice leads to.
 *
 * @param preview an address of this site, for a frame
 * @param height of the frame, in pixels
 * @param scripted whether what is shown there needs scripts
 */
record WidgetResult(String preview, int height, boolean scripted, List<String> notes, List<Step> steps) {

    /**
     * Something to be copied.
     *
     * @param where it goes
     */
    record Step(String id, String where, String text) {}

    static WidgetResult of(WidgetChoice choice, SiteSettings site) {
        WidgetSnippet snippet = new WidgetSnippet(choice, site::link);
        return new WidgetResult(
                snippet.previewPath(),
                snippet.height(),
                choice.place() != Place.INCLUDE,
                WidgetNotes.on(choice),
                steps(choice.place(), snippet));
    }

    private static List<Step> steps(Place place, WidgetSnippet snippet) {
        return switch (place) {
            case SCRIPT ->
                List.of(
                        new Step("snippet-head", "Into the head of your pages, once", snippet.script()),
                        new Step("snippet", "Where the events are to be, as often as you like", snippet.element()));
            case FRAME -> List.of(new Step("snippet", "Where the events are to be", snippet.frame()));
            case INCLUDE ->
                List.of(
                        new Step(
                                "snippet-head",
                                "Into the head of your pages, unless you write rules of your own",
                                snippet.styleSheet()),
                        new Step(
                                "snippet",
                                "Where the events are to be, with Varnish, Fastly or Akamai",
                                snippet.edgeInclude()),
                        new Step(
                                "snippet-server",
                                "Or with nginx, once /events-widget leads to the calendar there",
                                snippet.serverInclude()),
                        new Step(
                                "snippet-address",
                                "Or for anything else that fetches HTML",
                                snippet.fragmentAddress()));
        };
    }
}
