package org.almanac.event.read;

import java.time.ZoneOffset;
import org.almanac.event.imported.ImportItem;
import org.almanac.event.rules.EventRules;
import org.almanac.event.rules.SiteDefaults;
import org.almanac.event.store.EntryCursor;
import org.almanac.event.text.Texts;
import org.almanac.problem.Problem;

/** What this package reads, for tests of other packages. */
public final class EventParsers {
    private static final EventRules RULES = new EventRules(new SiteDefaults(ZoneOffset.UTC));

    private EventParsers() {}

    /** Every rule that an imported event has to pass. */
    public static void check(ImportItem item) {
        try {
            RULES.check(item.event());
            EventRules.uid(item.event().uid());
            EventRules.source(item.source());
        } catch (Problem e) {
            // That item is skipped.
        }
    }

    public static void cursors(String text) {
        refusable(() -> EntryCursor.decode(text));
        refusable(() -> PageCursor.decode(text));
        Texts.uuid(text);
        Texts.slug(text);
    }

    private static void refusable(Runnable reading) {
        try {
            reading.run();
        } catch (Problem e) {
            // Malformed.
        }
    }
}
