package org.almanac.event;

import java.util.List;

/** Puts what an editor says about an event into its row, with what it names found or made. */
final class EventFields {
    private final References references;

    EventFields(References references) {
        this.references = references;
    }

    void fill(EventEntity entity, EventContent content) {
        EventTime time = content.time();
        entity.title = content.title();
        entity.summary = content.summary();
        entity.description = content.description();
        entity.start = time.start();
        entity.end = time.end();
        entity.timeZone = time.zone().getId();
        entity.allDay = time.allDay();
        entity.startsAt = time.startsAt();
        entity.endsAt = time.endsAt();
        entity.published = content.published();
        entity.status = content.status();
        entity.series = content.series() == null ? null : references.series(content.series());
        entity.venue = content.venue() == null ? null : references.venue(content.venue());
        entity.organiser = content.organiser() == null ? null : references.organiser(content.organiser());
        entity.onlineUrl = content.onlineUrl();
        entity.url = content.url();
        entity.registrationUrl = content.registrationUrl();
        entity.image = content.image();
        entity.keyDates = content.keyDates();
        entity.recurrence = content.recurrence();
        List<TagEntity> tags = content.tags().stream().map(references::tag).toList();
        if (!tags.equals(entity.tags)) {
            entity.tags.clear();
            entity.tags.addAll(tags);
        }
    }
}
