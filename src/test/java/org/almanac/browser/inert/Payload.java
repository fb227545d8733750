package org.almanac.browser.inert;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What somebody would write to have it run, or break out, wherever it comes to stand. */
enum Payload {
    SCRIPT("<script>window.hacked='script'</script>"),
    BREAK_OUT("</script><script>window.hacked='ld'</script>"),
    COMMENT("<!--<script>--><script>window.hacked='comment'</script>"),
    IMAGE("\"><img src=x onerror=window.hacked='image'>"),
    ATTRIBUTE("' autofocus onfocus=window.hacked='attribute' x='"),
    SVG("<svg/onload=window.hacked='svg'><a xlink:href=javascript:alert(1)>"),
    TITLE_END("</title></textarea></style><iframe srcdoc=\"<script>parent.hacked='frame'</script>\">"),
    CDATA("]]><script>window.hacked='cdata'</script>&lt;script&gt;alert(1)&lt;/script&gt;"),
    MARKDOWN("[m](javascript:window.hacked='link') <javascript:alert(2)> ![i](data:text/html,x)"),
    TEMPLATE("{1234*1001} {cdi:site.name} {config:['almanac.base-url']} ${1234*1001}"),
    ENTITIES("&quot;&gt;&lt;script&gt;window.hacked='entities'&lt;/script&gt; &#60;b&#62;");

    private final String text;

    Payload(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** An event that carries it in every field that takes a text. */
    Map<String, Object> event(LocalDateTime start, String tag) {
        Map<String, Object> event = new HashMap<>();
        event.put("title", text);
        event.put("summary", text);
        event.put("description", text + "\n\n> " + text + "\n\n```\n" + text + "\n```\n");
        event.put("start", start.toString());
        event.put("end", start.plusHours(2).toString());
        event.put("timeZone", "Europe/Berlin");
        event.put("tags", List.of(tag, text));
        event.put("series", text);
        event.put("venue", Map.of("name", text, "address", text, "city", text, "country", "GB"));
        event.put("organiser", Map.of("name", text));
        event.put("note", text);
        event.put(
                "keyDates",
                List.of(Map.of(
                        "label", text, "at", start.toLocalDate().minusDays(2).toString())));
        return event;
    }

    /** A proposal that carries it in every input that takes a text, as a browser sends it. */
    Map<String, String> proposal(LocalDateTime start, String tag) {
        Map<String, String> proposal = new HashMap<>();
        for (String input : List.of("title", "summary", "venue.name", "venue.city", "organiser.name", "note")) {
            proposal.put(input, text);
        }
        proposal.put("description", text + "\n\n> " + text + "\n\n```\n" + text + "\n```\n");
        proposal.put("contact", text.replaceAll("[\\s@]", "") + "@example.org");
        proposal.put("tags", tag + "\n" + text);
        proposal.put("start.date", start.toLocalDate().toString());
        proposal.put("start.time", start.toLocalTime().toString());
        proposal.put("timeZone", "Europe/London");
        proposal.put("venue.country", "GB");
        proposal.put("another", "true");
        return proposal;
    }
}
