package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import org.almanac.notification.rules.ReaderChoice;
import org.almanac.subscriber.address.AddressMove;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.link.MailLinks;
import org.almanac.subscriber.preferences.Subscriptions;
import org.almanac.subscriber.preferences.Unsubscriptions;
import org.almanac.subscriber.store.AddressChangeEntity;
import org.almanac.subscriber.store.Digest;
import org.almanac.subscriber.store.DigestTime;
import org.almanac.subscriber.store.EmailAddress;
import org.almanac.subscriber.store.Follows;
import org.almanac.subscriber.store.RequestedSettings;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberSettings;
import org.almanac.time.Ids;
import org.jspecify.annotations.Nullable;

/** What subscribers do on their own pages, without the pages. */
@ApplicationScoped
public class TestReaders {
    private final Subscriptions subscriptions;
    private final Unsubscriptions unsubscriptions;
    private final AddressMove move;
    private final MailLinks links;
    private final Ids ids;
    private final Clock clock;
    private final EntityManager entities;
    private final Mailbox mailbox;

    TestReaders(
            Subscriptions subscriptions,
            Unsubscriptions unsubscriptions,
            AddressMove move,
            MailLinks links,
            Ids ids,
            Clock clock,
            EntityManager entities,
            Mailbox mailbox) {
        this.subscriptions = subscriptions;
        this.unsubscriptions = unsubscriptions;
        this.move = move;
        this.links = links;
        this.ids = ids;
        this.clock = clock;
        this.entities = entities;
        this.mailbox = mailbox;
    }

    @Transactional
    public void choose(String email, ReaderChoice choice, @Nullable Instant pausedUntil) {
        LocalTime from = choice.quietFrom();
        LocalTime to = choice.quietTo();
        RequestedSettings wish = new RequestedSettings(
                Follows.naming(
                        choice.tags(), choice.series(), choice.organisers(), choice.events(), choice.countries()),
                SubscriberSettings.longestFirst(
                        choice.leads().stream().map(LeadTime::of).toList()),
                choice.zone(),
                null,
                Digest.valueOf(choice.digest()),
                choice.announcements(),
                choice.changes(),
                choice.nothingUpcoming(),
                from == null || to == null ? null : new QuietHours(from, to),
                new DigestTime(choice.digestDay(), choice.digestHour()));
        subscriptions.change(token(LinkScope.PREFERENCES, email), wish, pausedUntil);
    }

    /** Starts the mails again. */
    @Transactional
    public void resume(String email) {
        subscriptions.resume(token(LinkScope.PREFERENCES, email));
    }

    /** As if the owner of the new address had confirmed; the old one is told. */
    @Transactional
    public void move(String email, String to) {
        Instant now = clock.instant();
        AddressChangeEntity change = new AddressChangeEntity(
                ids.next(), subscriber(email), EmailAddress.parse(to).orElseThrow(), now);
        change.takeUp(now);
        entities.persist(change);
        move.carryOut(change, now);
    }

    @Transactional
    public void unsubscribe(String email) {
        unsubscriptions.unsubscribe(token(LinkScope.UNSUBSCRIBE, email), true);
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
        SubscriberEntity subscriber = subscriber(email);
        return links.token(scope, subscriber.id, subscriber.tokenEpoch);
    }

    private SubscriberEntity subscriber(String email) {
        return entities.createQuery("from SubscriberEntity where emailKey = :key", SubscriberEntity.class)
                .setParameter("key", email)
                .getSingleResult();
    }
}
