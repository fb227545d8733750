package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What subscribers do on their own pages, without the pages. */
@ApplicationScoped
public class TestReaders {
    private final Subscriptions subscriptions;
    private final Links links;
    private final EntityManager entities;
    private final Mailbox mailbox;

    TestReaders(Subscriptions subscriptions, Links links, EntityManager entities, Mailbox mailbox) {
        this.subscriptions = subscriptions;
        this.links = links;
        this.entities = entities;
        this.mailbox = mailbox;
    }

    @Transactional
    public void choose(
            String email,
            Collection<String> tags,
            Collection<UUID> events,
            Collection<String> countries,
            Collection<String> leads,
            ZoneId zone,
            String digest,
            boolean announcements,
            boolean changes,
            boolean nothingUpcoming,
            @Nullable Instant pausedUntil) {
        Wish wish = new Wish(
                new Follows(
                        false,
                        Follows.sorted(tags),
                        Collections.emptySortedSet(),
                        Collections.emptySortedSet(),
                        Follows.sorted(events),
                        Follows.sorted(countries)),
                Settings.longestFirst(leads.stream().map(LeadTime::of).toList()),
                zone,
                null,
                Digest.valueOf(digest),
                announcements,
                changes,
                nothingUpcoming,
                null,
                null);
        subscriptions.change(token(LinkScope.PREFERENCES, email), wish, pausedUntil);
    }

    @Transactional
    public void unsubscribe(String email) {
        subscriptions.unsubscribe(token(LinkScope.UNSUBSCRIBE, email), true);
    }

    /** The page of a subscriber's preferences. */
    @Transactional
    public String preferences(String email) {
        return "/subscriptions/" + token(LinkScope.PREFERENCES, email);
    }

    /** The page that stops all mails. */
    @Transactional
    public String unsubscribePage(String email) {
        return "/unsubscribe/" + token(LinkScope.UNSUBSCRIBE, email);
    }

    /** The page to which the newest mail to an address leads that asks to confirm something. */
    public String confirmation(String email) {
        String text = mailbox.newest(email).form().text();
        return text.substring(text.indexOf("/subscriptions/"), text.indexOf("\n", text.indexOf("/subscriptions/")));
    }

    /** The newest mail to an address, as HTML. */
    public String mail(String email) {
        return mailbox.newest(email).form().html();
    }

    private String token(LinkScope scope, String email) {
        SubscriberEntity subscriber = entities.createQuery(
                        "from SubscriberEntity where emailKey = :key", SubscriberEntity.class)
                .setParameter("key", email)
                .getSingleResult();
        return links.token(scope, subscriber.id, subscriber.tokenEpoch);
    }
}
