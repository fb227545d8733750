package org.almanac.importer;

import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.almanac.event.read.EventParsers;
import org.almanac.importer.table.TableChoices;
import org.almanac.json.JsonInput;
import org.almanac.settings.SiteSettings;
import org.almanac.time.Range;

/** The readers of each format, for tests of other packages: what is read is checked as an import would. */
public final class ImportParsers {
    private static final JsonItems JSON = new JsonItems(new JsonInput());
    private static final TableItems TABLES = new TableItems();
    private static final CalendarItems CALENDAR = new CalendarItems(settings(ZoneOffset.UTC));

    private ImportParsers() {}

    public static void json(byte[] body) {
        check(JSON.array(body, null));
    }

    public static void lines(byte[] body) {
        check(JSON.lines(body, "source"));
    }

    public static void table(byte[] body) {
        check(rows(body));
    }

    public static void calendar(byte[] body) {
        check(CALENDAR.read(body, null));
    }

    /** Reads a calendar and works out when its events take place, as an import does. */
    public static void plan(byte[] body, Range horizon) {
        for (ReadItem item : CALENDAR.read(body, null)) {
            if (item.item() != null) {
                EventParsers.plan(item.item(), horizon);
            }
        }
    }

    /** When the events of an export take place, by UID. */
    public static Map<String, List<String>> dates(byte[] lines, Range range) {
        Map<String, List<String>> dates = new TreeMap<>();
        for (ReadItem read : JSON.lines(lines, null)) {
            if (read.item() != null && read.uid() != null) {
                dates.put(read.uid(), EventParsers.dates(read.item(), range));
            }
        }
        return dates;
    }

    /** What a calendar holds, where times without a zone are those of a site. */
    static List<ReadItem> calendar(byte[] body, ZoneId site) {
        return new CalendarItems(settings(site)).read(body, null);
    }

    public static void format(byte[] body) {
        FileFormat.of("", "", body);
    }

    private static List<ReadItem> rows(byte[] body) {
        TableItems.Read table = TABLES.read(body, false, TableChoices.NONE, null, 100_000);
        List<ReadItem> items = new ArrayList<>();
        if (table.report().problem() == null) {
            table.items().forEachRemaining(items::add);
        }
        return items;
    }

    private static void check(List<ReadItem> items) {
        for (ReadItem item : items) {
            if (item.item() != null) {
                EventParsers.check(item.item());
            }
        }
    }

    private static SiteSettings settings(ZoneId zone) {
        return (SiteSettings) Proxy.newProxyInstance(
                SiteSettings.class.getClassLoader(),
                new Class<?>[] {SiteSettings.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("defaultTimeZone")) {
                        return zone;
                    }
                    if (method.getName().equals("link")) {
                        return "https://events.example" + arguments[0];
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
