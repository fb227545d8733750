package org.almanac.importer.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.importer.fetch.FetchSettings;

/** Sources that have failed for so long that somebody has to know. */
@ApplicationScoped
public class FailingSources {
    /** The name of the mail about one, whose reference is the source's id. */
    public static final String MAIL = "source-failing";

    private static final int AT_ONCE = 50;

    private final SourceRepository sources;
    private final FetchSettings settings;
    private final Event<SourceFailed> news;
    private final Clock clock;

    FailingSources(SourceRepository sources, FetchSettings settings, Event<SourceFailed> news, Clock clock) {
        this.sources = sources;
        this.settings = settings;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Those that nobody has been told of yet; from now on they count as told. To be called in the transaction that tells it:
     * of several nodes one gets each.
     */
    @Transactional
    public List<FailingSource> takeUntold() {
        Instant now = clock.instant();
        Instant before = now.minus(settings.tellAfter());
        List<FailingSource> untold = sources.listFailingUntold(before, AT_ONCE).stream()
                .flatMap(source -> {
                    source.failureIsTold();
                    return source.failing().stream();
                })
                .toList();
        untold.forEach(source -> news.fire(new SourceFailed(source, now)));
        return untold;
    }

    /** A source as long as it fails; empty once it is well again, switched off or deleted. */
    @Transactional
    public Optional<FailingSource> find(UUID id) {
        return sources.findByIdOptional(id).filter(source -> source.active).flatMap(SourceEntity::failing);
    }
}
