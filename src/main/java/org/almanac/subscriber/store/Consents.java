package org.almanac.subscriber.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.store.ConsentEntity.Action;
import org.almanac.subscriber.words.ConfirmationMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Ids;
import org.almanac.time.Language;
import org.jspecify.annotations.Nullable;

/** Keeps the proof of consent. Everything here happens within the caller's transaction. */
@ApplicationScoped
public class Consents {
    private final ConsentRepository consents;
    private final SiteSettings site;
    private final Ids ids;

    Consents(ConsentRepository consents, SiteSettings site, Ids ids) {
        this.consents = consents;
        this.site = site;
        this.ids = ids;
    }

    /** The words beside the button that confirms; changing them changes what later consents are given to. */
    public String wording(Language language) {
        return ReaderLanguages.words(ConfirmationMessages.class, language).consent(site.siteName());
    }

    /** Its owner confirmed a request, in the language that is now the subscriber's. */
    public void confirmed(SubscriptionRequestEntity request, SubscriberEntity subscriber, Instant now) {
        record(subscriber.id, request.requestedAt, Action.REQUESTED, request.source, null);
        record(
                subscriber.id,
                now,
                Action.CONFIRMED,
                site.link("/subscriptions/confirm"),
                wording(ReaderLanguages.of(subscriber.locale)));
    }

    public void record(
            UUID subscriberId, Instant at, Action action, @Nullable String source, @Nullable String wording) {
        consents.persist(new ConsentEntity(ids.next(), subscriberId, at, action, source, wording));
    }

    /** Two subscriptions have become one. */
    public void handOver(UUID from, UUID to) {
        consents.handOver(from, to);
    }
}
