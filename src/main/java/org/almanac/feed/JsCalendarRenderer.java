package org.almanac.feed;

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
import org.almanac.event.FeedQueries;
import org.almanac.problem.RenderFailures;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Calendars as JSCalendar: a group (RFC 8984 §2.3) with every event that matches. */
@Singleton
class JsCalendarRenderer implements FeedRenderer {
    private static final JsonFactory JSON = new JsonFactory();

    private final FeedChooser chooser;
    private final FragmentStore<JsCalendarEvents.Entry> fragments;
    private final SiteSettings site;
    private final FeedSettings settings;

    JsCalendarRenderer(
            FeedChooser chooser,
            FeedQueries queries,
            RenderFailures failures,
            JsCalendarEvents events,
            SiteSettings site,
            FeedSettings settings) {
        this.chooser = chooser;
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
    public Rendering render(FeedRequest request, Moment moment, @Nullable Object earlier) {
        FeedContents before = (FeedContents) earlier;
        FeedContents contents = chooser.all(request, moment, before);
        List<Piece> pieces = contents.equalsIn(before) ? null : List.of(Piece.of(write(request, contents)));
        return new Rendering(pieces, contents, contents.changesAt());
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
        json.writeStringField("updated", AtomXml.date(updated));
        json.writeStringField("title", contents.name());
        json.writeStringField("color", settings.color());
        json.writeStringField("source", source);
    }
}
