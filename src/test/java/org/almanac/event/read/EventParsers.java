package org.almanac.event.read;

import java.time.ZoneOffset;
import java.util.List;
import org.almanac.event.EventContent;
import org.almanac.event.EventTime;
import org.almanac.event.dates.EventDates;
import org.almanac.event.dates.OccurrencePlan;
import org.almanac.event.dates.StoredDates;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.rules.EventRules;
import org.almanac.event.rules.SiteDefaults;
import org.almanac.event.store.EntryCursor;
import org.almanac.event.text.Texts;
import org.almanac.paging.Cursor;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.almanac.time.Range;

/** What this package reads, for tests of other packages. */
public final class EventParsers {
    private static final EventRules RULES = new EventRules(new SiteDefaults(ZoneOffset.UTC));

    private EventParsers() {}

    /** Every rule that an imported event has to pass. */
    public static void check(ImportItem item) {
        try {
            RULES.check(item.event());
            EventRules.uid(item.event().uid());
            EventRules.source(item.source());
        } catch (Problem e) {
            // That item is skipped.
        }
    }

    /**
     * The dates that an imported event would have: from instant to instant, of whole days from day to day (the last one
     * exclusive).
     *
     * @throws Problem when it would be skipped
     */
    public static List<String> dates(ImportItem item, Range range) {
        EventContent content = RULES.checkCalendar(item.event(), new FieldErrors());
        return EventDates.of(content.time(), content.recurrence(), content.status()).about(range).stream()
                .map(OccurrencePlan::time)
                .map(EventParsers::text)
                .toList();
    }

    private static String text(EventTime time) {
        return time.allDay()
                ? time.firstDay() + "/" + time.lastDay().plusDays(1)
                : time.startsAt() + "/" + time.endsAt();
    }

    /** Works out which dates an imported event would have stored in these years; one that would be skipped has none. */
    public static void plan(ImportItem item, Range horizon) {
        try {
            StoredDates.of(RULES.checkCalendar(item.event(), new FieldErrors()), horizon);
        } catch (Problem e) {
            // That item is skipped.
        }
    }

    public static void cursors(String text) {
        refusable(() -> EntryCursor.decode(text));
        refusable(() -> Cursor.decoded(text).id());
        GivenId.read(text);
        Texts.slug(text);
    }

    private static void refusable(Runnable reading) {
        try {
            reading.run();
        } catch (Problem e) {
            // Malformed.
        }
    }
}
