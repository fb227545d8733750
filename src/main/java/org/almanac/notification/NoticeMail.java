package org.almanac.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, ready for its templates.
 *
 * @param reminders by start
 * @param nothing the note that nothing is ahead; null when that is not said
 */
record NoticeMail(
        String siteName,
        String siteUrl,
        String subscribeUrl,
        String preferencesUrl,
        String unsubscribeUrl,
        List<Reminder> reminders,
        @Nullable NothingUpcoming nothing) {

    /**
     * @param when on the event's own clock
     * @param whenForReader on the reader's, where that differs
     * @param where place or "Online"; null when neither is known
     */
    record Reminder(
            String title,
            String when,
            @Nullable String whenForReader,
            @Nullable String where,
            @Nullable String summary,
            String url,
            String calendarUrl) {}

    /**
     * @param choice names of what the reader follows; empty for everything
     * @param lastDay when the last such event was; null when there never was one
     */
    record NothingUpcoming(List<String> choice, @Nullable String lastDay) {}

    String subject() {
        if (reminders.isEmpty()) {
            return "Nothing is coming up in your choice of events";
        }
        Reminder first = reminders.get(0);
        int more = reminders.size() - 1;
        return more == 0 ? first.title() : first.title() + " and " + more + " more";
    }
}
