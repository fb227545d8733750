package org.almanac.importer.source;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.almanac.event.SaveEvent;
import org.almanac.event.imported.ImportItem;
import org.almanac.importer.Importer;
import org.almanac.importer.ReadItem;
import org.almanac.importer.fetch.Fetched;
import org.almanac.importer.page.Contents;
import org.almanac.importer.page.PageEvent;
import org.almanac.importer.page.PageReader;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.jspecify.annotations.Nullable;

/** Reads what a source answered, in the format that it is said or seen to have. */
@Singleton
class SourceFile {
    private static final String END = "END:VCALENDAR";
    private static final int LONGEST_UID = 250;
    private static final int FOOT = 2_048;

    private final Importer importer;
    private final ZoneId zone;

    SourceFile(Importer importer, SiteSettings settings) {
        this.importer = importer;
        this.zone = settings.defaultTimeZone();
    }

    /** @throws Problem when it is not of the format, or only half of it is there */
    List<ReadItem> read(SourceEntity source, Fetched fetched) {
        boolean page = source.format == Source.Format.JSONLD
                || source.format == Source.Format.AUTO && Contents.isPage(fetched);
        if (page) {
            return page(source, fetched);
        }
        Importer.Format format = format(source.format, fetched);
        if (format == Importer.Format.ICALENDAR && !isWhole(fetched.body())) {
            throw Problem.malformed("The calendar is cut off: it does not end with END:VCALENDAR.");
        }
        return importer.read(format, body(source.timeZone, format, fetched.body()), source.name);
    }

    private static Importer.Format format(Source.Format wanted, Fetched fetched) {
        return switch (wanted) {
            case ICS -> Importer.Format.ICALENDAR;
            case CSV -> Importer.Format.CSV;
            case JSON -> {
                Importer.Format seen = Contents.format(fetched);
                yield seen == Importer.Format.NDJSON ? seen : Importer.Format.JSON;
            }
            case AUTO, JSONLD -> Contents.format(fetched);
        };
    }

    private static boolean isWhole(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, FOOT), StandardCharsets.ISO_8859_1);
        if (!head.toUpperCase(Locale.ROOT).contains("BEGIN:VCALENDAR")) {
            // Something else, of which the reader says what is wrong with it.
            return true;
        }
        int from = Math.max(0, body.length - FOOT);
        return new String(body, from, body.length - from, StandardCharsets.ISO_8859_1)
                .strip()
                .toUpperCase(Locale.ROOT)
                .endsWith(END);
    }

    /** A calendar that names no zone for all its times is read as if it named the source's. */
    private static byte[] body(@Nullable String timeZone, Importer.Format format, byte[] body) {
        if (timeZone == null || format != Importer.Format.ICALENDAR) {
            return body;
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int begin = text.toUpperCase(Locale.ROOT).indexOf("BEGIN:VCALENDAR");
        int line = text.indexOf('\n', begin);
        if (begin < 0 || line < 0 || text.toUpperCase(Locale.ROOT).contains("\nX-WR-TIMEZONE")) {
            return body;
        }
        return (text.substring(0, line + 1) + "X-WR-TIMEZONE:" + timeZone + "\r\n" + text.substring(line + 1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<ReadItem> page(SourceEntity source, Fetched fetched) {
        ZoneId own = source.timeZone == null ? zone : ZoneId.of(source.timeZone);
        List<PageEvent> events = PageReader.events(fetched.body(), fetched.contentType(), fetched.address(), own);
        if (events.isEmpty() && source.format == Source.Format.AUTO) {
            throw Problem.malformed("There is a web page at this address, and no event in it.");
        }
        Set<String> pages = new HashSet<>();
        Set<String> shared = new HashSet<>();
        events.forEach(event -> {
            String url = event.event().url();
            if (url != null && !pages.add(url)) {
                shared.add(url);
            }
        });
        List<ReadItem> items = new ArrayList<>();
        for (PageEvent found : events) {
            SaveEvent event = found.event();
            String url = event.url();
            // A page of its own tells an event from others though it is renamed or moved.
            SaveEvent named =
                    url != null && url.length() <= LONGEST_UID && !shared.contains(url) ? event.withUid(url) : event;
            items.add(ReadItem.of("event " + (items.size() + 1), new ImportItem(null, named, source.name), null));
        }
        return items;
    }
}
