package org.almanac.notification.facts;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.EventsChanged;
import org.almanac.event.Withdrawal;
import org.almanac.event.read.PublicEvents;

/**
 * What readers are to get no mail about counts as told. An edit is taken by itself: what others changed before it and is
 * not told yet is told all the same.
 */
@ApplicationScoped
class QuietChanges {
    private static final int BEFORE_ALL_OTHERS = 100;
    private static final long NONE = -1;

    private final LastToldStatements told;
    private final EventFactsStore facts;
    private final PublicEvents catalogue;

    QuietChanges(LastToldStatements told, EventFactsStore facts, PublicEvents catalogue) {
        this.told = told;
        this.facts = facts;
        this.catalogue = catalogue;
    }

    /** In the editor's own transaction, before anything is planned of it. */
    void hear(@Observes @Priority(BEFORE_ALL_OTHERS) EventsChanged news) {
        for (EventsChanged.Change change : news.changes()) {
            Event before = change.before();
            Withdrawal.Other other = change.becameDoubleOf();
            if (other != null) {
                becomeDouble(change.eventId(), other.id(), news.at());
            } else if (change.quietly() && before != null) {
                count(change.eventId(), EventFacts.of(before), EventFacts.of(change.after()));
            }
        }
    }

    private void count(UUID event, EventFacts before, EventFacts after) {
        for (long known : told.versionsBut(event, NONE)) {
            long now = facts.idOf(event, facts.read(known).with(before, after));
            if (now != known) {
                told.replace(event, known, now);
            }
        }
    }

    private void becomeDouble(UUID doubled, UUID other, Instant now) {
        catalogue.find(doubled).ifPresent(gone -> {
            catalogue
                    .find(other)
                    .ifPresent(stays -> told.takeOverAs(doubled, other, facts.idOf(other, EventFacts.of(stays))));
            told.notNew(doubled, other, now);
            told.cut(doubled, facts.idOf(doubled, EventFacts.of(gone)));
        });
    }
}
