package org.almanac.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.almanac.event.CatalogueQueries;
import org.almanac.event.UpcomingOccurrence;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** What is coming up, as json: the form that the widget reads. */
@Singleton
class UpcomingRenderer implements FeedRenderer {
    // Not the application's mapper: these bytes must not change with its settings.
    private static final ObjectWriter JSON = JsonMapper.builder().build().writerFor(UpcomingJson.class);

    private final CatalogueQueries catalogue;
    private final FeedNames names;
    private final SiteSettings site;

    UpcomingRenderer(CatalogueQueries catalogue, FeedNames names, SiteSettings site) {
        this.catalogue = catalogue;
        this.names = names;
        this.site = site;
    }

    @Override
    public Rendering render(FeedRequest request, Instant now, @Nullable Object earlier) {
        List<UpcomingOccurrence> found = catalogue.upcoming(request.filter(), now, request.limit() + 1);
        boolean more = found.size() > request.limit();
        List<UpcomingOccurrence> shown = more ? found.subList(0, request.limit()) : found;
        UpcomingJson json = UpcomingJson.of(names.of(request), FeedAddress.of(request.filter()), shown, more, site);
        return new Rendering(bytes(json), null, firstEnd(found));
    }

    /** One that is not shown counts: when it is over, "more" may be, too. */
    private static Instant firstEnd(List<UpcomingOccurrence> found) {
        return found.stream()
                .map(upcoming -> upcoming.occurrence().endsAt())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private static byte[] bytes(UpcomingJson json) {
        try {
            return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
