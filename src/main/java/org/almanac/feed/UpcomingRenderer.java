package org.almanac.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.Event;
import org.almanac.event.EventFilter;
import org.almanac.event.Following;
import org.almanac.event.PublicEvents;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.problem.RenderFailures;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** What is coming up, as json: the form that the widget reads. */
@Singleton
class UpcomingRenderer implements FeedRenderer {
    // Not the application's mapper: these bytes must not change with its settings.
    private static final ObjectWriter JSON = JsonMapper.builder().build().writerFor(UpcomingJson.class);

    private static final Comparator<UpcomingOccurrence> BY_START = Comparator.comparing(
                    (UpcomingOccurrence upcoming) -> upcoming.occurrence().startsAt())
            .thenComparing(upcoming -> upcoming.occurrence().id());

    private final CatalogueQueries catalogue;
    private final PublicEvents events;
    private final FeedNames names;
    private final SiteSettings site;
    private final RenderFailures failures;

    UpcomingRenderer(
            CatalogueQueries catalogue,
            PublicEvents events,
            FeedNames names,
            SiteSettings site,
            RenderFailures failures) {
        this.catalogue = catalogue;
        this.events = events;
        this.names = names;
        this.site = site;
        this.failures = failures;
    }

    @Override
    public FeedFormat format() {
        return FeedFormat.JSON;
    }

    @Override
    public Rendering render(FeedRequest request, Moment moment, @Nullable Object earlier) {
        Instant now = moment.now();
        if (request.event() == null) {
            return render(request, request.filter(), names.of(request), FeedAddress.of(request.filter()), now);
        }
        Event event = events.find(request.event());
        EventFilter only = EventFilter.of(Following.only(event.id()));
        return render(request, only, event.title(), FeedAddress.ofEvent(event.slug()), now);
    }

    private Rendering render(FeedRequest request, EventFilter filter, String name, FeedAddress address, Instant now) {
        Lookback past = request.past() == null ? Lookback.NONE : request.past();
        Instant from = past.edge(now);
        List<UpcomingOccurrence> found = catalogue.upcoming(filter, from, request.limit() + 1);
        boolean more = found.size() > request.limit();
        List<UpcomingOccurrence> shown = more ? found.subList(0, request.limit()) : found;
        if (more && !request.match().isEmpty()) {
            shown = withMatching(shown, request, from);
        }
        // Only those who show it to somebody who can mend it get more than the feed.
        List<String> unknown = request.supplement() == null ? List.of() : names.unknown(filter);
        UpcomingJson json = UpcomingJson.of(name, address, shown, more, unknown, site, failures);
        return new Rendering(
                List.of(Piece.of(bytes(json, request.supplement()))),
                null,
                firstEnd(Stream.concat(found.stream(), shown.stream()), past, now));
    }

    /** What a page is about may lie months ahead; it takes the places of what is last in the list. */
    private List<UpcomingOccurrence> withMatching(List<UpcomingOccurrence> next, FeedRequest request, Instant from) {
        EventFilter choice = request.filter();
        EventFilter about = new EventFilter(
                request.match(),
                choice.series(),
                choice.organiser(),
                choice.country(),
                choice.online(),
                choice.words());
        Map<UUID, UpcomingOccurrence> chosen = new LinkedHashMap<>();
        catalogue.upcoming(about, from, request.limit()).stream()
                .filter(upcoming -> fits(upcoming, choice.tags()))
                .forEach(upcoming -> chosen.put(upcoming.occurrence().id(), upcoming));
        for (UpcomingOccurrence upcoming : next) {
            if (chosen.size() >= request.limit()) {
                break;
            }
            chosen.putIfAbsent(upcoming.occurrence().id(), upcoming);
        }
        List<UpcomingOccurrence> ordered = new ArrayList<>(chosen.values());
        ordered.sort(BY_START);
        return ordered;
    }

    private static boolean fits(UpcomingOccurrence upcoming, Set<String> tags) {
        return tags.isEmpty() || upcoming.event().content().tags().stream().anyMatch(tag -> tags.contains(tag.slug()));
    }

    /** One that is not shown counts: when it is over, "more" may be, too. */
    private static Instant firstEnd(Stream<UpcomingOccurrence> found, Lookback past, Instant now) {
        return found.map(upcoming -> past.reaches(upcoming.occurrence().endsAt()))
                .min(Instant::compareTo)
                .map(reached -> reached.isAfter(now) ? reached : now.plusSeconds(60))
                .orElse(Instant.MAX);
    }

    private static byte[] bytes(UpcomingJson json, @Nullable Supplement supplement) {
        try {
            String text = JSON.writeValueAsString(json);
            return (supplement == null ? text : supplement.addedTo(text)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
