package org.almanac.event.read;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.almanac.event.Organiser;
import org.almanac.event.RegisterKind;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.store.OrganiserEntity;
import org.almanac.event.store.OrganiserRepository;
import org.almanac.event.store.SeriesEntity;
import org.almanac.event.store.SeriesRepository;
import org.almanac.event.store.TagEntity;
import org.almanac.event.store.TagRepository;
import org.jspecify.annotations.Nullable;

/** The names in the registers that readers know of: those that a public event has, also one that is over. */
@ApplicationScoped
@Transactional
public class PublicNames {
    private final TagRepository tags;
    private final SeriesRepository series;
    private final OrganiserRepository organisers;

    PublicNames(TagRepository tags, SeriesRepository series, OrganiserRepository organisers) {
        this.tags = tags;
        this.series = series;
        this.organisers = organisers;
    }

    /** By name. */
    public List<Tag> tags() {
        return tags.listShown().stream().map(TagEntity::toTag).toList();
    }

    /** By name. */
    public List<Series> series() {
        return series.listShown().stream().map(SeriesEntity::toSeries).toList();
    }

    /** By name. */
    public List<Organiser> organisers() {
        return organisers.listShown().stream().map(OrganiserEntity::toOrganiser).toList();
    }

    /** The slugs of all tags, series or organisers, in order. */
    public List<String> slugs(RegisterKind kind) {
        return switch (kind) {
            case TAG -> tags.listShownSlugs();
            case SERIES -> series.listShownSlugs();
            case ORGANISER -> organisers.listShownSlugs();
            case VENUE -> throw new IllegalArgumentException("venues have no slugs");
        };
    }

    /**
     * The names of those tags that have a feed, by slug; also by a slug that one had before. Calendars of what is no longer
     * shown go on, so that they learn that it was taken away.
     */
    public Map<String, String> tagsOfFeeds(Collection<String> slugs) {
        return tags.namesOfFeeds(slugs);
    }

    /** The name of a series that has a feed; null when there is none of that slug. */
    public @Nullable String seriesOfFeed(String slug) {
        return series.namesOfFeeds(Set.of(slug)).get(slug);
    }

    /** The name of an organiser that has a feed; null when there is none of that slug. */
    public @Nullable String organiserOfFeed(String slug) {
        return organisers.namesOfFeeds(Set.of(slug)).get(slug);
    }
}
