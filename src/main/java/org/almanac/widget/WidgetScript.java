package org.almanac.widget;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * The two scripts as they are sent. The build joins and shrinks the modules; here their words and rules are put before
 * them, and the first is told where the second is.
 */
@Singleton
class WidgetScript {
    static final String MORE = "widget-more.js";

    private static final Pattern COMMENTS = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NEEDLESS = Pattern.compile("\\s*([{};,])\\s*|(:) ");

    private final ScriptFile first;
    private final ScriptFile more;

    WidgetScript(ObjectMapper json) {
        more = new ScriptFile(script("more-words.json", "more.css", "", "more.min.js", json));
        // By its hash, so that it may be kept for ever and always fits the first one.
        String fetch = ",FETCH=base=>import(new URL(\"" + MORE + "?v=" + more.hash() + "\",base))";
        first = new ScriptFile(script("words.json", "widget.css", fetch, "widget.min.js", json));
    }

    /** What every page with a widget loads. */
    ScriptFile first() {
        return first;
    }

    /** The month, the form and the menu, for widgets that show them. */
    ScriptFile more() {
        return more;
    }

    /** A style sheet without comments and blanks that say nothing. */
    static String compact(String css) {
        String joined = BLANKS.matcher(COMMENTS.matcher(css).replaceAll("")).replaceAll(" ");
        return NEEDLESS.matcher(joined).replaceAll("$1$2").replace(";}", "}").strip();
    }

    private static String script(String words, String css, String further, String code, ObjectMapper json) {
        try {
            return "(()=>{\"use strict\";const WORDS=" + json.readTree(WidgetFiles.read(words)) + ",STYLE="
                    + json.writeValueAsString(compact(WidgetFiles.read(css))) + further + ";"
                    + WidgetFiles.read(code).strip() + "})()";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
