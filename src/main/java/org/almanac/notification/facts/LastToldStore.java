package org.almanac.notification.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.event.Event;
import org.almanac.event.read.PublicEvents;
import org.almanac.outbox.MessageState;
import org.almanac.outbox.MessagesSettled;
import org.almanac.subscriber.SubscribersChanged;

/**
 * Remembers what each subscriber was last told of which event: by a mail that a server took, or by having chosen the
 * event itself, whose page then said it.
 */
@ApplicationScoped
public class LastToldStore {
    private final LastToldStatements statements;
    private final PublicEvents catalogue;
    private final EventFactsStore facts;

    LastToldStore(LastToldStatements statements, PublicEvents catalogue, EventFactsStore facts) {
        this.statements = statements;
        this.catalogue = catalogue;
        this.facts = facts;
    }

    /**
     * What a mail tells of which events, in which version: what is heard again when the mail has gone.
     *
     * @param facts by event
     */
    public record ByMail(UUID subscriber, Map<UUID, Long> facts) {}

    /** Whoever is erased meanwhile has no message left that could have been settled. */
    void hear(@Observes MessagesSettled news) {
        List<LastToldStatements.ByMail> told = news.messages().stream()
                .filter(message -> message.state() == MessageState.SENT)
                .map(MessagesSettled.Settled::memo)
                .filter(ByMail.class::isInstance)
                .map(ByMail.class::cast)
                .flatMap(mail -> mail.facts.entrySet().stream()
                        .map(fact -> new LastToldStatements.ByMail(mail.subscriber, fact.getKey(), fact.getValue())))
                .toList();
        if (!told.isEmpty()) {
            statements.tell(told);
        }
    }

    /** What is no longer followed is no longer owed a word. */
    void hear(@Observes SubscribersChanged news) {
        List<UUID> subscribers = news.subscriberIds();
        statements.forgetUnfollowed(subscribers);
        for (UUID chosen : statements.chosenUntold(subscribers)) {
            Event event = catalogue.find(chosen).orElse(null);
            if (event != null) {
                statements.tellByChoice(event.id(), facts.idOf(event.id(), EventFacts.of(event)), subscribers);
            }
        }
    }
}
