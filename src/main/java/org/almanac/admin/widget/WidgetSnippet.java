package org.almanac.admin.widget;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.almanac.encoding.Markup;
import org.almanac.web.QueryString;

/** Writes what somebody puts into their pages to have a widget there: the HTML, and each address in it, ready to be copied. */
final class WidgetSnippet {
    private static final double PIXELS_PER_EM = 16;
    private static final int PADDING = 8;
    private static final int STEP = 20;
    private static final int SIDEBAR = 300;

    private final WidgetChoice choice;
    private final UnaryOperator<String> link;

    /** @param link makes an absolute link of a path of this site */
    WidgetSnippet(WidgetChoice choice, UnaryOperator<String> link) {
        this.choice = choice;
        this.link = link;
    }

    /** Goes into a page's head, once. */
    String script() {
        return "<script async src=\"" + Markup.escaped(link.apply("/widget.js")) + "\"></script>";
    }

    /** With a link for those who see nothing else. */
    String element() {
        StringBuilder tag = new StringBuilder("<upcoming-events");
        choice.usable().forEach((name, value) -> {
            tag.append(' ').append(name);
            if (!value.isEmpty()) {
                tag.append("=\"").append(Markup.escaped(value)).append('"');
            }
        });
        return tag.append("><a href=\"")
                .append(Markup.escaped(page()))
                .append("\">")
                .append(Markup.escaped(choice.title()))
                .append("</a></upcoming-events>")
                .toString();
    }

    String frame() {
        return "<iframe src=\"" + Markup.escaped(link.apply("/embed" + query())) + "\" title=\""
                + Markup.escaped(choice.title())
                + "\" width=\"" + SIDEBAR + "\" height=\"" + height()
                + "\" loading=\"lazy\" style=\"border:0\"></iframe>";
    }

    /** Where a server that puts pages together finds the list. */
    String fragmentAddress() {
        return link.apply("/widget.html" + query());
    }

    /** For servers that read edge-side includes. */
    String edgeInclude() {
        return "<esi:include src=\"" + Markup.escaped(fragmentAddress()) + "\" onerror=\"continue\"/>";
    }

    /** For nginx, which knows the calendar by a location of its own; not HTML, so nothing in it is escaped as such. */
    String serverInclude() {
        return "<!--# include virtual=\"/events-widget" + query() + "\" -->";
    }

    String styleSheet() {
        return "<link rel=\"stylesheet\" href=\"" + Markup.escaped(link.apply("/css/embed.css")) + "\">";
    }

    /** The same choice on a page of this site. */
    String previewPath() {
        return "/embed" + query();
    }

    /** Of a frame, in pixels, so that the list fits: as high as the element makes itself while it waits for its data. */
    int height() {
        double rows = choice.limit() * (choice.layout().equals("list") ? 5.4 : 2.3);
        double rest =
                (choice.layout().equals("month") ? 23 : 2.5) + (choice.usable().containsKey("subscribe") ? 10.2 : 0);
        double padding = 2;
        return (int) Math.ceil(((rows + rest + padding) * PIXELS_PER_EM + PADDING) / STEP) * STEP;
    }

    /** The calendar, narrowed as the widget is. It stays at the root: a script that does not know its own address asks there. */
    private String page() {
        Map<String, String> chosen = choice.attributes();
        return link.apply("/"
                + new QueryString()
                        .withEach("tag", choice.tags())
                        .with("series", chosen.get("series"))
                        .with("organiser", chosen.get("organiser"))
                        .with("country", chosen.get("country")));
    }

    private String query() {
        QueryString query = new QueryString();
        choice.usable().forEach((name, value) -> {
            // Nobody behind an address sees the article.
            if (!name.equals("match")) {
                query.with(name, value);
            }
        });
        return query.toString();
    }
}
