package org.almanac.admin.event;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.admin.recurrence.RepeatRule;
import org.almanac.event.Event;
import org.almanac.event.EventContent;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Recurrence;
import org.jspecify.annotations.Nullable;

/**
 * The form of an event's next edition: a year later, on the same weekday at the same place of the month, so that Tuesday 8
 * June 2027, the second Tuesday, leads to Tuesday 13 June 2028, and no edition drifts away from its month.
 */
public final class NextEdition {
    /** The id of the edition that a form was filled from. */
    static final String FROM = "from";

    private NextEdition() {}

    /** What the last edition says, at its new date; not published, and without what only the last one has. */
    static EventForm of(Event last) {
        EventContent content = last.content();
        EventTime time = content.time();
        LocalDate day = day(time.firstDay());
        long days = ChronoUnit.DAYS.between(time.firstDay(), day);
        EventTime next = time.startingAt(day.atTime(time.start().toLocalTime()));
        EventContent edition = content.toBuilder()
                .time(next)
                .status(EventStatus.CONFIRMED)
                .published(false)
                .registrationUrl(null)
                .recurrence(recurrence(content, next))
                .build();
        EventForm form = EventForm.of(edition)
                .with("title", title(content.title(), time.firstDay().getYear(), day.getYear()))
                .with(RecurrenceForm.WAS, "")
                .with(FROM, last.id().toString());
        for (KeyDateRows.Row row : form.keyDateRows()) {
            form = row.at().isBlank() ? form : form.with(row.key("at"), moved(row.at(), days));
        }
        return form;
    }

    /** The same weekday at the same place of the same month; a fifth one, and the last of four, is the last again. */
    public static LocalDate day(LocalDate day) {
        LocalDate first = day.plusYears(1).withDayOfMonth(1);
        int place = (day.getDayOfMonth() - 1) / 7;
        LocalDate one = first.plusDays(Math.floorMod(
                day.getDayOfWeek().getValue() - first.getDayOfWeek().getValue(), 7));
        LocalDate found = one.plusWeeks(place);
        return found.getMonth() == first.getMonth() ? found : found.minusWeeks(1);
    }

    /** As long before the event as it was; an hour stays. */
    private static String moved(String at, long days) {
        int length = "2027-02-01".length();
        return LocalDate.parse(at.substring(0, length)).plusDays(days) + at.substring(length);
    }

    /** The year, wherever it stands by itself; also in "2027/28" and "2027–28". */
    static String title(String title, int from, int to) {
        int short1 = from % 100;
        Matcher year = Pattern.compile("(?<!\\d)%d(?:([/–-])%02d)?(?!\\d)".formatted(from, (short1 + 1) % 100))
                .matcher(title);
        return year.replaceAll(found ->
                found.group(1) == null ? String.valueOf(to) : to + found.group(1) + "%02d".formatted((to + 1) % 100));
    }

    /** The rule alone, at its new place; what single dates were like is of the last edition. */
    private static @Nullable Recurrence recurrence(EventContent content, EventTime next) {
        Recurrence recurrence = content.recurrence();
        if (recurrence == null || recurrence.rrule() == null) {
            return null;
        }
        LocalDateTime start = content.time().start();
        RepeatRule rule =
                RepeatRule.read(recurrence.rrule(), start, content.time().zone());
        String text = recurrence.rrule();
        if (rule != null) {
            Duration later = Duration.between(start, next.start());
            LocalDate until = rule.until() == null ? null : rule.until().plusDays(later.toDays());
            text = rule.moved(start.toLocalDate(), next.firstDay())
                    .ending(until)
                    .rrule(next.firstDay());
        }
        return new Recurrence(Objects.requireNonNull(text), List.of(), List.of(), List.of());
    }
}
