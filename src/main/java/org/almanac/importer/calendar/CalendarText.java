package org.almanac.importer.calendar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.ical.read.ReadEvent;
import org.almanac.markdown.MarkdownText;
import org.jspecify.annotations.Nullable;

/**
 * The description of an event out of a calendar, as Markdown, and the addresses that calendars of this service write below
 * it: what such a calendar adds is not read as text, or an event would grow whenever two of them read each other.
 *
 * @param markdown null when nothing is said
 * @param own what this service wrote below; null when it did not write this
 */
record CalendarText(@Nullable String markdown, @Nullable Addresses own) {
    private static final String ADDRESS = "(?:Website|Registration|Online|Details): \\S+";

    /** The last paragraph of a description that this service wrote. */
    private static final Pattern TAIL = Pattern.compile("(?:^|\\n\\n)((?:" + ADDRESS + "\\n){0,3}Details: (\\S+))$");

    private static final Pattern STYLED_TAIL =
            Pattern.compile("\\s*<p>(?:<a href=\"[^\"]*\">(?:Website|Registration|Online)</a> · ){0,3}"
                    + "<a href=\"[^\"]*\">Details</a></p>$");

    /** Tags that begin or end lines by themselves. */
    private static final Pattern LINES = Pattern.compile("(?i)<(?:br|p|div|li|tr|h[1-6])\\b");

    /** Of one event, at most. */
    private static final int LONGEST = 200_000;

    /** @param details the event's page where the calendar was written */
    record Addresses(
            @Nullable String website,
            @Nullable String registration,
            @Nullable String online,
            String details) {}

    static CalendarText of(ReadEvent event) {
        String plain = event.description() == null ? "" : event.description().strip();
        String html = event.html();
        Matcher tail = TAIL.matcher(plain);
        Addresses own = null;
        if (event.url() != null && tail.find() && event.url().equals(tail.group(2))) {
            own = addresses(tail.group(1), tail.group(2));
            plain = plain.substring(0, tail.start()).strip();
            html = html == null ? null : STYLED_TAIL.matcher(html.strip()).replaceFirst("");
        }
        String markdown = html == null ? ofDescription(plain) : MarkdownText.ofHtml(bounded(html));
        // What is styled may hold nothing but pictures; then its plain text says more.
        if (html != null && markdown.isBlank()) {
            markdown = ofDescription(plain);
        }
        return new CalendarText(markdown.isBlank() ? null : markdown, own);
    }

    private static String ofDescription(String text) {
        String description = bounded(text);
        if (!MarkdownText.isHtml(description)) {
            return MarkdownText.ofPlainText(description);
        }
        boolean inLines = LINES.matcher(description).find();
        return MarkdownText.ofHtml(inLines ? description : description.replace("\n", "<br>"));
    }

    private static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static Addresses addresses(String tail, String details) {
        return new Addresses(address(tail, "Website"), address(tail, "Registration"), address(tail, "Online"), details);
    }

    private static @Nullable String address(String tail, String name) {
        for (String line : tail.split("\n")) {
            if (line.startsWith(name + ": ")) {
                return line.substring(name.length() + 2);
            }
        }
        return null;
    }
}
