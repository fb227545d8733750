package org.almanac.subscriber.choice;

import jakarta.inject.Singleton;
import org.almanac.event.Event;
import org.almanac.subscriber.words.ChoiceMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;

/** The rules for choices, told in a reader's language. */
@Singleton
public class LocalizedRules {
    private final FollowedEvents events;
    private final SupportedTimeZones zones;

    LocalizedRules(FollowedEvents events, SupportedTimeZones zones) {
        this.events = events;
        this.zones = zones;
    }

    public SubscriptionRules in(Language language) {
        return new SubscriptionRules(
                id -> events.find(id).map(Event::id),
                zones::find,
                ReaderLanguages.words(ChoiceMessages.class, language));
    }
}
