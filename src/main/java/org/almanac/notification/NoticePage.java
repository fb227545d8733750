package org.almanac.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail as its templates see it: every date in words. */
record NoticePage(String siteName, String siteUrl, NoticeMail mail) {

    /**
     * @param when on the event's own clock
     * @param whenForReader on the reader's, where that differs
     */
    record Item(
            NoticeMail.Card event, String when, @Nullable String whenForReader) {}

    public List<Item> reminders() {
        return mail.reminders().stream()
                .map(card -> new Item(
                        card,
                        WhenText.of(card.time()),
                        WhenText.forReader(card.time(), mail.reader().zone())))
                .toList();
    }

    public @Nullable String lastDay() {
        NoticeMail.NothingUpcoming nothing = mail.nothing();
        return nothing == null || nothing.lastDay() == null ? null : WhenText.day(nothing.lastDay());
    }
}
