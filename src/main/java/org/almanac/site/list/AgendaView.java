package org.almanac.site.list;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.almanac.event.Organiser;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.read.OccurrencePage;
import org.almanac.feed.SubscribeLinks;
import org.almanac.settings.SiteSettings;
import org.almanac.site.Choice;
import org.almanac.time.DateWords;
import org.jspecify.annotations.Nullable;

/**
 * A list of what is coming up.
 *
 * @param kicker what kind of thing the heading names; empty on the front page
 * @param site an address that belongs to what the heading names, such as an organiser's; null for none
 * @param action where a search goes
 * @param links to keep what the list shows in view
 * @param month the same choice as a month
 * @param events how many there are on all pages of the list
 * @param everything whether the list leaves nothing out
 * @param indexed whether search engines should know the page
 * @param embeddable whether other sites can show the same list
 * @param continued whether this is not the first page
 * @param later the next page; null on the last
 * @param beyond where the last page ends though events that recur go on; null where they do not
 */
record AgendaView(
        String kicker,
        String heading,
        @Nullable String site,
        String canonical,
        String action,
        SubscribeLinks links,
        String subscribe,
        String month,
        FilterView filters,
        int events,
        List<AgendaSection> sections,
        boolean everything,
        boolean indexed,
        boolean embeddable,
        boolean continued,
        @Nullable String later,
        @Nullable Beyond beyond) {

    /** @param url of the month in which it goes on */
    record Beyond(String date, String url) {}

    /** What the heading names. */
    record Subject(String kicker, String name, @Nullable String site) {
        static final Subject EVERYTHING = new Subject("", "Upcoming events", null);

        static Subject of(Tag tag) {
            return new Subject("Tag", tag.name(), null);
        }

        static Subject of(Series series) {
            return new Subject("Series", series.name(), null);
        }

        static Subject of(Organiser organiser) {
            return new Subject("Organiser", organiser.name(), organiser.url());
        }
    }

    static AgendaView of(
            Subject subject,
            Choice choice,
            FilterView filters,
            int events,
            OccurrencePage page,
            Instant now,
            SiteSettings site) {
        String next = page.page().nextCursor();
        LocalDate today = LocalDate.ofInstant(now, site.defaultTimeZone());
        return new AgendaView(
                subject.kicker(),
                subject.name(),
                subject.site(),
                choice.address(),
                choice.named() ? Choice.FRONT : choice.path(),
                SubscribeLinks.of(
                        choice.named() ? site.siteName() + ": " + subject.name() : site.siteName(),
                        choice.filter(),
                        site),
                choice.subscribe(),
                choice.at("/month/" + YearMonth.from(today)),
                filters,
                events,
                AgendaSection.group(page.page().items(), now, choice.cursor() != null, next != null),
                choice.isEverything(),
                choice.cursor() == null && (choice.named() || choice.narrowness() == 0),
                choice.embeddable(),
                choice.cursor() != null,
                next == null ? null : choice.continuedAt(next),
                beyond(page.ends().until(), choice, site));
    }

    private static @Nullable Beyond beyond(@Nullable Instant until, Choice choice, SiteSettings site) {
        if (until == null) {
            return null;
        }
        LocalDate day = LocalDate.ofInstant(until, site.defaultTimeZone());
        return new Beyond(DateWords.day(day), choice.at("/month/" + YearMonth.from(day)));
    }

    /** How many there are, for those who do not see them. */
    public String count() {
        return events == 0 ? "No events" : events == 1 ? "1 event" : events + " events";
    }
}
