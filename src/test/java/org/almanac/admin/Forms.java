package org.almanac.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a page's form as a browser would send it back untouched. */
public final class Forms {
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern AREA = Pattern.compile("<textarea\\b([^>]*)>\\n?(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern SELECT = Pattern.compile("<select\\b([^>]*)>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern SELECTED = Pattern.compile("value=\"([^\"]*)\" selected");
    private static final Pattern FRAGMENT = Pattern.compile("<li><a href=\"#([^\"]*)\">");
    private static final Pattern NEXT = Pattern.compile("<a href=\"([^\"]*)\" rel=\"next\">");

    private Forms() {}

    public static Map<String, String> of(String page) {
        Map<String, String> form = new LinkedHashMap<>();
        INPUT.matcher(page).results().map(found -> found.group(1)).forEach(input -> {
            boolean off = input.matches(".*type=\"(checkbox|radio)\".*") && !input.contains(" checked");
            if (!off && input.contains("name=")) {
                form.put(attribute(input, "name"), attribute(input, "value"));
            }
        });
        AREA.matcher(page).results().forEach(area -> form.put(attribute(area.group(1), "name"), text(area.group(2))));
        SELECT.matcher(page)
                .results()
                .forEach(select -> SELECTED.matcher(select.group(2))
                        .results()
                        .forEach(chosen -> form.put(attribute(select.group(1), "name"), text(chosen.group(1)))));
        return form;
    }

    /** Ids that links of a list lead to on the same page. */
    static List<String> fragmentLinks(String page) {
        return FRAGMENT.matcher(page).results().map(link -> link.group(1)).toList();
    }

    static String nextPage(String page) {
        return NEXT.matcher(page)
                .results()
                .map(link -> text(link.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static String attribute(String tag, String name) {
        return Pattern.compile("\\b" + name + "=\"([^\"]*)\"")
                .matcher(tag)
                .results()
                .map((MatchResult found) -> text(found.group(1)))
                .findFirst()
                .orElse("");
    }

    private static String text(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
