package org.almanac.feed.jscal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.event.read.FeedQueries;
import org.almanac.feed.CalendarExtras;
import org.almanac.feed.FeedFormat;
import org.almanac.feed.FeedRequest;
import org.almanac.feed.FeedSettings;
import org.almanac.feed.render.FeedContents;
import org.almanac.feed.render.FeedQuery;
import org.almanac.feed.render.FeedRenderer;
import org.almanac.feed.render.FeedSegment;
import org.almanac.feed.render.FragmentStore;
import org.almanac.feed.render.RenderTime;
import org.almanac.feed.render.Timestamps;
import org.almanac.problem.RenderFailures;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Calendars as JSCalendar: a group (RFC 8984 §2.3) with every event that matches. */
@Singleton
class JsCalendarRenderer implements FeedRenderer {
    private static final JsonFactory JSON = new JsonFactory();

    private final FeedQuery query;
    private final FragmentStore<JsCalendarEvents.Entry> fragments;
    private final SiteSettings site;
    private final FeedSettings settings;

    JsCalendarRenderer(
            FeedQuery query,
            FeedQueries queries,
            RenderFailures failures,
            JsCalendarEvents events,
            SiteSettings site,
            FeedSettings settings) {
        this.query = query;
        this.site = site;
        this.settings = settings;
        fragments = new FragmentStore<>(
                FeedFormat.JSCAL,
                queries,
                failures,
                events::of,
                entry -> entry.bytes().length,
                FeedSettings.cacheOctets(settings));
    }

    @Override
    public FeedFormat format() {
        return FeedFormat.JSCAL;
    }

    @Override
    public Rendering render(FeedRequest request, RenderTime moment, @Nullable Object earlier) {
        FeedContents before = (FeedContents) earlier;
        FeedContents contents = query.all(request, moment, before);
        List<FeedSegment> segments =
                contents.equalsIn(before) ? null : List.of(FeedSegment.of(write(request, contents)));
        return new Rendering(segments, contents, contents.changesAt());
    }

    private byte[] write(FeedRequest request, FeedContents contents) {
        List<JsCalendarEvents.Entry> entries = fragments.of(contents.versions());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            head(json, request, contents, entries);
            json.writeArrayFieldStart("entries");
            for (JsCalendarEvents.Entry entry : entries) {
                json.writeRawValue(new String(entry.bytes(), StandardCharsets.UTF_8));
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void head(
            JsonGenerator json, FeedRequest request, FeedContents contents, List<JsCalendarEvents.Entry> entries)
            throws IOException {
        String source = site.link(contents.address().feed(FeedFormat.JSCAL, request.past(), CalendarExtras.NONE));
        Instant updated = entries.stream()
                .map(JsCalendarEvents.Entry::updated)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        json.writeStartObject();
        json.writeStringField("@type", "Group");
        json.writeStringField(
                "uid",
                UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8)).toString());
        json.writeStringField("prodId", "-//almanac.org//Almanac//EN");
        json.writeStringField("updated", Timestamps.rfc3339(updated));
        json.writeStringField("title", contents.name());
        json.writeStringField("color", settings.color());
        json.writeStringField("source", source);
    }
}
