package org.almanac.notification.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventsChanged;
import org.almanac.event.read.PublicEvents;
import org.almanac.notification.NotificationSettings;
import org.almanac.notification.facts.ComparisonResult;
import org.almanac.notification.facts.EventFacts;
import org.almanac.notification.facts.EventFactsComparison;
import org.almanac.notification.facts.EventFactsStore;
import org.almanac.notification.facts.LastToldStatements;
import org.almanac.outbox.MessageKind;
import org.almanac.problem.RenderFailures;

/**
 * Tells of changes and cancellations once an event has settled: whoever was told something else gets one mail, however
 * many edits it took, and none when the last edit undid the first.
 */
@ApplicationScoped
public class ChangePlanner {
    /** An import changes thousands. */
    private static final int AT_ONCE = 50;

    private final ChangeStatements changes;
    private final LastToldStatements told;
    private final PublicEvents catalogue;
    private final EventFactsStore facts;
    private final NoticeMetrics metrics;
    private final RenderFailures failures;
    private final Duration settle;

    ChangePlanner(
            ChangeStatements changes,
            LastToldStatements told,
            PublicEvents catalogue,
            EventFactsStore facts,
            NoticeMetrics metrics,
            RenderFailures failures,
            NotificationSettings settings) {
        this.changes = changes;
        this.told = told;
        this.catalogue = catalogue;
        this.facts = facts;
        this.metrics = metrics;
        this.failures = failures;
        this.settle = settings.settle();
    }

    /** In the editor's own transaction. */
    void hear(@Observes EventsChanged news) {
        List<UUID> edited = news.changes().stream()
                .filter(change -> change.before() != null && change.edited() || change.continues() != null)
                .map(EventsChanged.Change::eventId)
                .toList();
        if (!edited.isEmpty()) {
            changes.unsettle(edited, news.at().plus(settle));
            changes.takeBack(edited);
        }
    }

    /**
     * Plans what is owed of the events that have settled. One of which that cannot be worked out does not keep the
     * others: nobody is told of its change, which is logged and counted. Entities that the caller has read before are
     * detached afterwards.
     */
    public void plan(Instant now) {
        int planned = 0;
        for (ChangeStatements.Settled settled : changes.takeSettled(now)) {
            if (planned++ % AT_ONCE == 0) {
                changes.letGo();
            }
            try {
                plan(settled.event(), settled.at(), now);
            } catch (PersistenceException e) {
                // The transaction is lost with it; the next tick tries again.
                throw e;
            } catch (RuntimeException | Error e) {
                if (RenderFailures.isFatal(e)) {
                    throw e;
                }
                failures.note("change", "event " + settled.event(), 0, e);
            }
        }
    }

    private void plan(UUID id, Instant dueAt, Instant now) {
        Event event = catalogue.find(id).orElse(null);
        if (event == null) {
            // Nobody was told of what nobody saw.
            return;
        }
        EventFacts current = EventFacts.of(event);
        long version = facts.idOf(id, current);
        for (long known : told.versionsBut(id, version)) {
            ComparisonResult verdict = EventFactsComparison.of(facts.read(known), current, dueAt);
            ChangeStatements.Step step = new ChangeStatements.Step(id, known, version, dueAt, now);
            if (verdict.off() != null) {
                write(step, MessageKind.CANCELLED, verdict.off().usefulUntil());
            }
            if (verdict.changed() != null) {
                write(step, MessageKind.CHANGED, verdict.changed().usefulUntil());
            }
        }
    }

    private void write(ChangeStatements.Step step, MessageKind kind, Instant usefulUntil) {
        metrics.planned(kind.name(), changes.plan(step, kind, usefulUntil));
    }
}
