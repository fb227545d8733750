package org.almanac.event;

/**
 * What readers are told of an event, in feeds and on its page. Two equal views mean that a reader could not tell the
 * difference, so nothing that they hold is out of date: this decides SEQUENCE and LAST-MODIFIED.
 *
 * <p>Names are told and the slugs of tags and series are not; an organiser's slug is, where the organiser has no address
 * of its own and is linked by ours. The event's slug is its address. What is not public any more is told as cancelled.
 *
 * @param shown whether readers see it, or only that it was taken away
 */
public record ReaderView(boolean shown, String slug, EventContent told) {

    public static ReaderView of(Event event) {
        EventContent content = event.content();
        Series series = content.series();
        Organiser organiser = content.organiser();
        EventContent told = EventContent.builder(content.title(), content.time())
                .summary(content.summary())
                .description(content.description())
                .published(true)
                .status(event.isPublic() ? content.status() : EventStatus.CANCELLED)
                .note(content.note())
                .tags(content.tags().stream()
                        .map(tag -> new Tag("", tag.name()))
                        .toList())
                .series(series == null ? null : new Series("", series.name()))
                .venue(content.venue())
                .onlineUrl(content.onlineUrl())
                .organiser(
                        organiser == null || organiser.url() == null
                                ? organiser
                                : new Organiser("", organiser.name(), organiser.url()))
                .url(content.url())
                .registrationUrl(content.registrationUrl())
                .image(content.image())
                .keyDates(content.keyDates())
                .recurrence(content.recurrence())
                .build();
        return new ReaderView(event.isPublic(), event.slug(), told);
    }
}
