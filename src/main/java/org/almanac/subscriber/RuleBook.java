package org.almanac.subscriber;

import jakarta.inject.Singleton;
import org.almanac.event.Event;
import org.almanac.time.Language;

/** The rules for choices, told in a reader's language. */
@Singleton
class RuleBook {
    private final FollowedEvents events;
    private final TimeZones zones;

    RuleBook(FollowedEvents events, TimeZones zones) {
        this.events = events;
        this.zones = zones;
    }

    SubscriptionRules in(Language language) {
        return new SubscriptionRules(
                id -> events.find(id).map(Event::id), zones::find, Languages.words(ChoiceMessages.class, language));
    }
}
