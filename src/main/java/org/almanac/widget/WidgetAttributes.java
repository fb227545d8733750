package org.almanac.widget;

import java.util.List;

/**
 * Which attributes the element understands, as a regular expression over {@code name=value}. The script tells whoever made
 * the page of all others: a mistyped one would otherwise show everything without a word.
 */
final class WidgetAttributes {
    private static final List<String> OWN = List.of(
            "(tags|series|organiser|empty-text|subscribe)=",
            "country=\\s*([A-Za-z]{2})?\\s*$",
            "limit=\\s*([1-9]|1\\d|20)?\\s*$",
            "layout=(list|compact|month)?$",
            "match=(page)?$",
            "featured=(first)?$",
            "theme=(light|dark|auto)?$",
            "time-zone=(event|viewer)?$",
            "empty=(message|hide)?$",
            "lang=([A-Za-z]{2,3}(-[A-Za-z\\d-]+)?)?$");

    /** What any element may have, and what frameworks leave behind on it. */
    private static final String ANYBODYS =
            "(id|is|class|style|slot|part|exportparts|hidden|title|dir|role|tabindex|translate|inert|nonce|xmlns|item\\w+"
                    + "|on\\w+|[^=]*[:@_.*[\\](#][^=]*|(data|aria|ng|x|v|hx|wire)-[^=]*)=";

    static final String KNOWN = "^(" + String.join("|", OWN) + "|" + ANYBODYS + ")";

    private WidgetAttributes() {}
}
