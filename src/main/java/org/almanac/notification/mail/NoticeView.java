package org.almanac.notification.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as its templates see it: everything in words of one language, cut to what a mail can hold.
 *
 * @param lang of {@code <html lang>}
 * @param lead the first line: what, when and where
 * @param cards what stands on its own, the most urgent first
 * @param rows what follows in short
 * @param more says how many more there are; null when that is all
 * @param jsonLd the events for machines, safe inside a script element; null when it is not wanted
 */
record NoticeView(
        String lang,
        String subject,
        String lead,
        String siteName,
        String siteUrl,
        List<Card> cards,
        List<Row> rows,
        @Nullable String more,
        @Nullable DigestPart digest,
        @Nullable NothingPart nothing,
        String preferencesUrl,
        String unsubscribeUrl,
        @Nullable String jsonLd) {

    /** How urgent something looks. */
    enum Tone {
        OFF,
        OPEN,
        PLAIN;

        /** The class of its colour. */
        public String css() {
            return switch (this) {
                case OFF -> "off";
                case OPEN -> "open";
                case PLAIN -> "accent";
            };
        }

        /** The same for clients that know no classes. */
        public String colour() {
            return switch (this) {
                case OFF -> "#a31621";
                case OPEN -> "#7a4a00";
                case PLAIN -> "#0b5d63";
            };
        }
    }

    /**
     * The days of something as a leaf of a calendar shows them.
     *
     * @param until the weekday; the last day of what lasts longer
     */
    record Leaf(String month, String day, String until) {}

    /**
     * @param headline the first line in the text
     * @param yourTime null where it shows the same
     * @param notes sentences about it
     * @param dates those that are off, when there are several
     * @param also what else is due of the event, a line each
     * @param button whether this is the one thing to press
     */
    record Card(
            Leaf leaf,
            String label,
            Tone tone,
            boolean struck,
            String headline,
            String title,
            String when,
            @Nullable String yourTime,
            @Nullable String where,
            List<String> notes,
            List<String> dates,
            List<String> also,
            List<Side> differences,
            @Nullable String summary,
            @Nullable String url,
            @Nullable String joinUrl,
            @Nullable String calendarUrl,
            boolean button) {

        Card withButton() {
            return new Card(
                    leaf,
                    label,
                    tone,
                    struck,
                    headline,
                    title,
                    when,
                    yourTime,
                    where,
                    notes,
                    dates,
                    also,
                    differences,
                    summary,
                    url,
                    joinUrl,
                    calendarUrl,
                    true);
        }
    }

    /** The old beside the new. */
    record Side(String field, String before, String now) {}

    /**
     * @param label null where the heading says it
     * @param detail when and where
     * @param yourTime null where it shows the same
     */
    record Row(
            @Nullable String label,
            Tone tone,
            String headline,
            String title,
            String detail,
            @Nullable String yourTime,
            @Nullable String url) {}

    /**
     * @param empty says that nothing takes place; null when something does
     * @param featured what comes first and is in no other part
     */
    record DigestPart(
            String heading,
            @Nullable String empty,
            List<Row> featured,
            List<Day> days,
            List<Row> fresh,
            @Nullable String more) {}

    record Day(String heading, List<Row> rows) {}

    record NothingPart(String choice, @Nullable String last) {}
}
