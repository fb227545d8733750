package org.almanac.admin.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.almanac.admin.FormErrors;
import org.almanac.admin.event.EventForm;
import org.almanac.admin.recurrence.RuleWords;
import org.almanac.admin.recurrence.SeriesDates;
import org.almanac.event.Event;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.almanac.event.dates.LocalTimes;
import org.almanac.time.DateWords;
import org.almanac.time.WallTime;
import org.jspecify.annotations.Nullable;

/**
 * All that the list of a series' dates shows.
 *
 * @param words the rule; empty when it has none
 * @param later where the list goes on; null at its end
 * @param fromStart whether it shows what is over too
 * @param leftOut dates that the rule gives and the series has not
 * @param told who will get a mail when one of them is put back or added
 * @param notice what has just happened; null when nothing has
 * @param form of a date to be added
 */
record SeriesDatesPage(
        Event event,
        String words,
        List<SeriesDates.Line> dates,
        @Nullable String later,
        boolean fromStart,
        List<LeftOut> leftOut,
        String told,
        @Nullable String notice,
        EventForm form,
        FormErrors errors) {

    private static final int MOST = 30;

    /** @param at as the API spells it */
    record LeftOut(String at, String day) {}

    static SeriesDatesPage of(Event event, @Nullable String from, @Nullable String done, String told, Instant now) {
        return of(event, from, told, now).with(notice(done), EventForm.empty(), FormErrors.NONE);
    }

    /** With a date that was typed and could not be added. */
    static SeriesDatesPage refused(Event event, String told, Instant now, EventForm form, FormErrors errors) {
        return of(event, null, told, now).with(null, form, errors);
    }

    private SeriesDatesPage with(@Nullable String newNotice, EventForm typed, FormErrors wrong) {
        return new SeriesDatesPage(event, words, dates, later, fromStart, leftOut, told, newNotice, typed, wrong);
    }

    private static SeriesDatesPage of(Event event, @Nullable String from, String told, Instant now) {
        EventTime time = event.time();
        Recurrence recurrence = Objects.requireNonNull(event.content().recurrence());
        LocalDateTime begin = from == null ? null : SeriesDates.local(from);
        List<SeriesDates.Line> lines = begin == null
                ? SeriesDates.next(event.content(), now, MOST + 1)
                : SeriesDates.from(event.content(), WallTime.instant(begin, time.zone()), now, MOST + 1);
        boolean more = lines.size() > MOST;
        return new SeriesDatesPage(
                event,
                recurrence.rrule() == null ? "" : RuleWords.of(recurrence.rrule(), time.start(), time.zone()),
                more ? lines.subList(0, MOST) : lines,
                more
                        ? SeriesDatesResource.path(event) + "?from="
                                + lines.get(MOST).starts()
                        : null,
                begin != null && !begin.isAfter(time.start()),
                recurrence.exdates().stream()
                        .map(at -> new LeftOut(LocalTimes.text(at, time.allDay()), day(at, time)))
                        .toList(),
                told,
                null,
                EventForm.empty(),
                FormErrors.NONE);
    }

    private static String day(LocalDateTime at, EventTime time) {
        String day = SeriesDates.weekday(at.toLocalDate()) + " " + DateWords.day(at.toLocalDate());
        return time.allDay() ? day : day + ", " + DateWords.clock(at.toLocalTime());
    }

    public String all() {
        return SeriesDatesResource.path(event) + "?from=" + event.time().start();
    }

    public String list() {
        return SeriesDatesResource.path(event);
    }

    private static @Nullable String notice(@Nullable String done) {
        if (done == null) {
            return null;
        }
        return switch (done) {
            case "added" -> "The date is added.";
            case "cancel" -> "The date is cancelled. The other dates stand.";
            case "back" -> "The date takes place again.";
            case "quietly" -> "Saved. Nobody is told of it.";
            default -> "Saved. The other dates stand.";
        };
    }
}
