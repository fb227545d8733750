package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.almanac.settings.SiteSettings;
import org.almanac.subscriber.ConsentEntity.Action;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/** Keeps the proof of consent. Everything here happens within the caller's transaction. */
@ApplicationScoped
class Consents {
    private final EntityManager entities;
    private final SiteSettings site;
    private final Ids ids;

    Consents(EntityManager entities, SiteSettings site, Ids ids) {
        this.entities = entities;
        this.site = site;
        this.ids = ids;
    }

    /** The words beside the button that confirms; changing them changes what later consents are given to. */
    String wording() {
        return "I want e-mails from " + site.siteName()
                + " about the events chosen here. I can change this or stop it at any time by a link in every e-mail.";
    }

    /** Its owner confirmed a request. */
    void confirmed(SubscriptionRequestEntity request, UUID subscriberId, Instant now) {
        record(subscriberId, request.requestedAt, Action.REQUESTED, request.source, null);
        record(subscriberId, now, Action.CONFIRMED, site.link("/subscriptions/confirm"), wording());
    }

    void record(UUID subscriberId, Instant at, Action action, @Nullable String source, @Nullable String wording) {
        entities.persist(new ConsentEntity(ids.next(), subscriberId, at, action, source, wording));
    }

    /** Oldest first. */
    List<ConsentEntity> of(UUID subscriberId) {
        return entities.createQuery("from ConsentEntity where subscriberId = :id order by at, id", ConsentEntity.class)
                .setParameter("id", subscriberId)
                .getResultList();
    }
}
