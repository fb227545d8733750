package org.almanac.feed.render;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.almanac.event.EventFilter;
import org.almanac.event.read.PublicNames;
import org.almanac.feed.FeedRequest;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** What a feed is called in the list of somebody's calendars: the site's name, and what the filter leaves of it. */
@Singleton
public class FeedNames {
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private final PublicNames names;
    private final SiteSettings site;

    FeedNames(PublicNames names, SiteSettings site) {
        this.names = names;
        this.site = site;
    }

    /** @throws Problem NOT_FOUND when something must exist and does not */
    public String of(FeedRequest request) {
        EventFilter filter = request.filter();
        if (filter.following() != null) {
            return site.siteName() + ": what you follow";
        }
        List<String> parts = new ArrayList<>();
        Map<String, String> tags = filter.tags().isEmpty() ? Map.of() : names.tagsOfFeeds(filter.tags());
        for (String tag : new TreeSet<>(filter.tags())) {
            parts.add(name("tag", tag, tags.get(tag), request.mustExist()));
        }
        String series = filter.series();
        if (series != null) {
            parts.add(name("series", series, names.seriesOfFeed(series), request.mustExist()));
        }
        String organiser = filter.organiser();
        if (organiser != null) {
            parts.add(name("organiser", organiser, names.organiserOfFeed(organiser), request.mustExist()));
        }
        if (filter.country() != null) {
            parts.add(new Locale("", filter.country()).getDisplayCountry(Locale.ENGLISH));
        }
        if (filter.online() != null) {
            parts.add(filter.online() ? "online" : "not online");
        }
        if (filter.words() != null) {
            parts.add("“" + filter.words() + "”");
        }
        return parts.isEmpty() ? site.siteName() : site.siteName() + ": " + String.join(", ", parts);
    }

    /** What a filter names that nobody has heard of, such as {@code tag “5gg”}. */
    public List<String> unknown(EventFilter filter) {
        List<String> unknown = new ArrayList<>();
        Map<String, String> tags = filter.tags().isEmpty() ? Map.of() : names.tagsOfFeeds(filter.tags());
        new TreeSet<>(filter.tags())
                .stream().filter(tag -> !tags.containsKey(tag)).forEach(tag -> unknown.add(quoted("tag", tag)));
        String series = filter.series();
        if (series != null && names.seriesOfFeed(series) == null) {
            unknown.add(quoted("series", series));
        }
        String organiser = filter.organiser();
        if (organiser != null && names.organiserOfFeed(organiser) == null) {
            unknown.add(quoted("organiser", organiser));
        }
        String country = filter.country();
        if (country != null && !COUNTRIES.contains(country)) {
            unknown.add(quoted("country", country));
        }
        return unknown;
    }

    private static String quoted(String kind, String name) {
        return kind + " “" + name + "”";
    }

    private static String name(String kind, String slug, @Nullable String found, boolean mustExist) {
        if (found == null && mustExist) {
            throw Problem.notFound("There is no " + quoted(kind, slug) + ".");
        }
        return found == null ? slug : found;
    }
}
