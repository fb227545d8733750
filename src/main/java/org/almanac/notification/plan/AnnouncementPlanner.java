package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.event.EventsChanged;
import org.almanac.notification.NotificationSettings;
import org.almanac.notification.due.SendHour;

/** Notes when events first become visible, and announces them at the next send hour after they have settled. */
@ApplicationScoped
public class AnnouncementPlanner {
    private final AnnouncementStatements statements;
    private final Duration settle;

    AnnouncementPlanner(AnnouncementStatements statements, NotificationSettings settings) {
        this.statements = statements;
        this.settle = settings.settle();
    }

    /** In the editor's own transaction. What is published without telling is never announced. */
    void hear(@Observes EventsChanged news) {
        statements.note(visible(news, true), news.at(), false);
        statements.note(visible(news, false), news.at(), true);
    }

    private static List<UUID> visible(EventsChanged news, boolean quietly) {
        return news.changes().stream()
                .filter(change -> change.after().isPublic() && change.quietly() == quietly)
                .map(EventsChanged.Change::eventId)
                .toList();
    }

    /** What had settled by these hours and not by the one before each: once to each reader, as an end of theirs first. */
    public int plan(List<SendHour> hours, Instant now) {
        return statements.announceEnds(hours, settle, now) + statements.announceFirst(hours, settle, now);
    }
}
