package org.almanac.admin.people;

import java.util.List;
import java.util.UUID;
import org.almanac.account.AuditEntry;
import org.almanac.account.AuditLog;
import org.almanac.event.read.CatalogueQueries;
import org.almanac.event.read.ChangeLog;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.web.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the audit log somebody looks at.
 *
 * @param actor a whole name; empty for all
 * @param event an id or a slug; empty for all
 * @param run the changes of one import or job; null for all
 * @param cursor where the page starts; null for the first
 */
record AuditList(
        String actor,
        String event,
        @Nullable String run,
        @Nullable String cursor) {
    private static final int PAGE = 50;

    /**
     * What was found, or what there is not.
     *
     * @param missing null when the event asked for is there
     */
    record Found(Page<ChangeLog.Entry> page, @Nullable String missing) {}

    static AuditList asked(
            @Nullable String actor, @Nullable String event, @Nullable String run, @Nullable String cursor) {
        return new AuditList(
                actor == null ? "" : actor.strip(),
                event == null ? "" : event.strip(),
                run == null || run.isBlank() ? null : run,
                cursor == null || cursor.isBlank() ? null : cursor);
    }

    Found read(ChangeLog log, CatalogueQueries catalogue) {
        if (run != null) {
            return new Found(log.ofRun(run, cursor, PAGE), null);
        }
        if (actor.isEmpty() && event.isEmpty()) {
            return new Found(log.overview(cursor, PAGE), null);
        }
        UUID eventId = null;
        if (!event.isEmpty()) {
            try {
                eventId = catalogue.find(event).id();
            } catch (Problem notThere) {
                return new Found(Page.whole(List.of()), "There is no event “" + event + "”.");
            }
        }
        return new Found(log.list(actor.isEmpty() ? null : actor, eventId, cursor, PAGE), null);
    }

    Page<AuditEntry> read(AuditLog log) {
        return log.list(actor.isEmpty() ? null : actor, cursor, PAGE);
    }

    public String firstPageOfAccess() {
        return "/admin/audit/access" + new QueryString().with("actor", actor.isEmpty() ? null : actor);
    }

    public String firstPage() {
        return "/admin/audit"
                + new QueryString()
                        .with("actor", actor.isEmpty() ? null : actor)
                        .with("event", event.isEmpty() ? null : event)
                        .with("run", run);
    }
}
