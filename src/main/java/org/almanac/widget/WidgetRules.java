package org.almanac.widget;

import java.util.regex.Pattern;

/** The widget's style sheets. */
final class WidgetRules {
    private static final Pattern COMMENTS = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NEEDLESS = Pattern.compile("\\s*([{};,])\\s*|(:) ");

    private WidgetRules() {}

    /** A style sheet without comments and blanks that say nothing. */
    static String compact(String css) {
        String joined = BLANKS.matcher(COMMENTS.matcher(css).replaceAll("")).replaceAll(" ");
        return NEEDLESS.matcher(joined).replaceAll("$1$2").replace(";}", "}").strip();
    }
}
