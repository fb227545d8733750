package org.almanac.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events for tests, field by field; what is not set is left out. */
public final class SaveEventBuilder {
    private @Nullable String title;
    private @Nullable String description;
    private @Nullable String start;
    private @Nullable String end;
    private @Nullable String timeZone;
    private @Nullable Boolean allDay;
    private @Nullable Boolean published;
    private @Nullable String status;
    private @Nullable List<@Nullable String> tags;
    private @Nullable String series;
    private @Nullable String url;
    private SaveEvent.@Nullable RecurrenceInput recurrence;

    public SaveEventBuilder title(String title) {
        this.title = title;
        return this;
    }

    public SaveEventBuilder description(String description) {
        this.description = description;
        return this;
    }

    public SaveEventBuilder start(String start) {
        this.start = start;
        return this;
    }

    public SaveEventBuilder end(String end) {
        this.end = end;
        return this;
    }

    public SaveEventBuilder timeZone(String timeZone) {
        this.timeZone = timeZone;
        return this;
    }

    public SaveEventBuilder allDay() {
        return allDay(true);
    }

    public SaveEventBuilder allDay(boolean allDay) {
        this.allDay = allDay;
        return this;
    }

    public SaveEventBuilder unpublished() {
        this.published = false;
        return this;
    }

    public SaveEventBuilder status(String status) {
        this.status = status;
        return this;
    }

    public SaveEventBuilder tags(List<String> tags) {
        this.tags = List.copyOf(tags);
        return this;
    }

    public SaveEventBuilder series(String series) {
        this.series = series;
        return this;
    }

    public SaveEventBuilder url(String url) {
        this.url = url;
        return this;
    }

    public SaveEventBuilder rrule(String rrule) {
        return recurrence(rrule, List.of(), List.of());
    }

    public SaveEventBuilder recurrence(String rrule, List<String> exdates, List<String> rdates) {
        this.recurrence = new SaveEvent.RecurrenceInput(rrule, List.copyOf(exdates), List.copyOf(rdates), null);
        return this;
    }

    public SaveEventBuilder moved(String rrule, String at, String start) {
        this.recurrence = new SaveEvent.RecurrenceInput(
                rrule, null, null, List.of(new SaveEvent.OverrideInput(at, start, null, null)));
        return this;
    }

    public SaveEvent build() {
        return new SaveEvent(
                null,
                null,
                title,
                null,
                description,
                start,
                end,
                timeZone,
                allDay,
                published,
                status,
                tags,
                series,
                null,
                null,
                null,
                url,
                null,
                null,
                null,
                recurrence);
    }
}
