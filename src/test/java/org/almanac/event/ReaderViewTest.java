package org.almanac.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReaderViewTest {
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    private static final Venue HALL = new Venue("Hall", "1 Road", "London", "GB", null, null);
    private static final Organiser LINKED = new Organiser("acme", "Acme", "https://acme.example/");
    private static final Organiser UNLINKED = new Organiser("acme", "Acme", null);

    @Test
    void namesAreTold() {
        assertThat(view(tag("5g", "5G"), HALL, LINKED)).isNotEqualTo(view(tag("5g", "5G and on"), HALL, LINKED));
        assertThat(view(series("s", "Summit"))).isNotEqualTo(view(series("s", "Congress")));
    }

    @Test
    void slugsOfTagsAndSeriesAreNot() {
        assertThat(view(tag("5g", "5G"), HALL, LINKED)).isEqualTo(view(tag("wireless", "5G"), HALL, LINKED));
        assertThat(view(series("s", "Summit"))).isEqualTo(view(series("t", "Summit")));
    }

    @Test
    void anOrganisersSlugIsToldWhereItIsItsAddress() {
        Tag tag = tag("5g", "5G");
        assertThat(view(tag, HALL, new Organiser("other", "Acme", LINKED.url())))
                .isEqualTo(view(tag, HALL, LINKED));
        assertThat(view(tag, HALL, new Organiser("other", "Acme", null))).isNotEqualTo(view(tag, HALL, UNLINKED));
    }

    @Test
    void everythingAboutAVenueIsTold() {
        Venue moved = new Venue("Hall", "2 Road", "London", "GB", null, null);
        assertThat(view(tag("a", "A"), moved, LINKED)).isNotEqualTo(view(tag("a", "A"), HALL, LINKED));
    }

    @Test
    void whatIsNotPublicIsToldAsCancelled() {
        EventContent content = content(tag("a", "A"), null, HALL, LINKED, EventStatus.CONFIRMED);
        ReaderView withdrawn = ReaderView.of(event("e", content, NOW));
        assertThat(withdrawn.shown()).isFalse();
        assertThat(withdrawn.told().status()).isEqualTo(EventStatus.CANCELLED);
        assertThat(withdrawn).isNotEqualTo(ReaderView.of(event("e", content, null)));
    }

    @Test
    void anEventsSlugIsItsAddress() {
        EventContent content = content(tag("a", "A"), null, HALL, LINKED, EventStatus.CONFIRMED);
        assertThat(ReaderView.of(event("e", content, null))).isNotEqualTo(ReaderView.of(event("f", content, null)));
    }

    private static Tag tag(String slug, String name) {
        return new Tag(slug, name);
    }

    private static Series series(String slug, String name) {
        return new Series(slug, name);
    }

    private static ReaderView view(Tag tag, Venue venue, Organiser organiser) {
        return ReaderView.of(event("e", content(tag, null, venue, organiser, EventStatus.CONFIRMED), null));
    }

    private static ReaderView view(Series series) {
        return ReaderView.of(event("e", content(tag("a", "A"), series, HALL, LINKED, EventStatus.CONFIRMED), null));
    }

    private static EventContent content(
            Tag tag, @Nullable Series series, Venue venue, Organiser organiser, EventStatus status) {
        EventTime time = new EventTime(LocalDateTime.of(2027, 6, 8, 9, 0), null, ZoneId.of("Europe/London"), false);
        return EventContent.builder("Title", time)
                .published(true)
                .status(status)
                .tags(List.of(tag))
                .series(series)
                .venue(venue)
                .organiser(organiser)
                .keyDates(List.of(new KeyDate("Papers", LocalDate.of(2027, 2, 1))))
                .build();
    }

    private static Event event(String slug, EventContent content, @Nullable Instant withdrawnAt) {
        UUID id = new UUID(0, 1);
        return Event.builder(id, "u", slug, content, NOW)
                .firstPublishedAt(NOW)
                .withdrawnAt(withdrawnAt)
                .build();
    }
}
