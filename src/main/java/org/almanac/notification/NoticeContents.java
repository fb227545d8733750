package org.almanac.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.almanac.event.CatalogueQueries;
import org.almanac.feed.EventMessages;
import org.almanac.outbox.Composition;
import org.almanac.outbox.MessageKind;
import org.almanac.subscriber.SubscriberContact;

/** Brings together what a mail says, from one consistent state of the catalogue. */
@ApplicationScoped
class NoticeContents {
    private final NoticeLedger ledger;
    private final CatalogueQueries catalogue;
    private final FactsStore facts;
    private final EventCards cards;
    private final EventMessages calendar;
    private final NotificationSettings settings;

    NoticeContents(
            NoticeLedger ledger,
            CatalogueQueries catalogue,
            FactsStore facts,
            EventCards cards,
            EventMessages calendar,
            NotificationSettings settings) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.facts = facts;
        this.cards = cards;
        this.calendar = calendar;
        this.settings = settings;
    }

    /** That a notice tells these facts of an event. */
    record Saying(UUID notice, UUID event, long facts) {}

    /**
     * @param looked the notices that were carried; those that turned out to have nothing to say are skipped
     * @param kinds of those that are said
     */
    record Contents(
            List<NoticeLedger.Carried> looked,
            Set<MessageKind> kinds,
            NoticeMail mail,
            List<Composition.Attachment> attachments,
            List<Saying> saying) {}

    @Transactional
    Contents of(SubscriberContact contact, List<NoticeLedger.Carried> carried, Instant now) {
        NoticeGatherer gatherer =
                new NoticeGatherer(ledger, catalogue, facts, cards, calendar, settings.sendHour(), contact, now);
        carried.forEach(gatherer::add);
        return gatherer.contents();
    }
}
