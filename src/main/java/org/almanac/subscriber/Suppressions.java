package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.almanac.outbox.BounceKind;
import org.almanac.outbox.MessageBounced;
import org.almanac.outbox.MessageRejected;
import org.almanac.outbox.RejectionsDoubted;
import org.almanac.outbox.SuppressionList;
import org.almanac.settings.KeyedHash;
import org.almanac.settings.SiteSecret;
import org.almanac.subscriber.ConsentEntity.Action;

/**
 * Addresses that are not written to any more. While there is a subscriber, the subscriber's row says so; of an erased
 * one only a keyed hash is left, enough to know the address again when somebody types or imports it.
 */
@ApplicationScoped
class Suppressions implements SuppressionList {
    private static final String SUPPRESSED = """
            select email_key from subscriber where suppressed and email_key = any(:keys)
            """;
    private static final String REJECTED = """
            select address_hash from suppressed_address where address_hash = any(:hashes) and reason <> 'ERASED'
            """;

    private final EntityManager entities;
    private final SubscriberLocks locks;
    private final Consents consents;
    private final KeyedHash hash;

    Suppressions(EntityManager entities, SubscriberLocks locks, Consents consents, SiteSecret secret) {
        this.entities = entities;
        this.locks = locks;
        this.consents = consents;
        this.hash = new KeyedHash(secret.keyFor("suppressed addresses"));
    }

    @Override
    @Transactional
    public Set<String> suppressed(Set<String> addresses) {
        Set<String> keys = addresses.stream().map(Suppressions::key).collect(Collectors.toSet());
        Set<String> found = new HashSet<>(found(SUPPRESSED, "keys", keys));
        Map<String, String> hashes = keys.stream().collect(Collectors.toMap(this::hash, Function.identity()));
        rejected(hashes.keySet()).forEach(hash -> found.add(hashes.get(hash)));
        return addresses.stream()
                .filter(address -> found.contains(key(address)))
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(Set<String> addresses) {
        locks.lock(addresses.stream().map(Suppressions::key).toList());
    }

    /** A server that refuses a subscriber's address for good is believed. */
    void hear(@Observes MessageRejected news) {
        subscriber(key(news.recipient()))
                .ifPresent(subscriber -> subscriber.suppress(SuppressionReason.REJECTED, news.reply(), news.at()));
    }

    /** A server that refuses nearly everybody is not. */
    void hear(@Observes RejectionsDoubted news) {
        locks.ofAddresses(news.recipients().stream().map(Suppressions::key).toList(), List.of()).stream()
                .filter(subscriber -> subscriber.suppressed && subscriber.reason() == SuppressionReason.REJECTED)
                .forEach(subscriber -> subscriber.unsuppress(news.at()));
    }

    /** What came back is believed too, once it is proven; whoever complains is not to be asked twice. */
    void hear(@Observes MessageBounced news) {
        String emailKey = key(news.recipient());
        SuppressionReason reason =
                news.kind() == BounceKind.COMPLAINT ? SuppressionReason.COMPLAINED : SuppressionReason.BOUNCED;
        Optional<SubscriberEntity> found = subscriber(emailKey);
        if (found.isEmpty()) {
            remember(emailKey, reason, news.at());
            return;
        }
        SubscriberEntity subscriber = found.get();
        subscriber.suppress(reason, news.detail(), news.at());
        if (reason == SuppressionReason.COMPLAINED && subscriber.unsubscribe(news.at())) {
            consents.record(subscriber.id, news.at(), Action.UNSUBSCRIBED, "complaint", null);
        }
    }

    private Optional<SubscriberEntity> subscriber(String emailKey) {
        return locks.ofAddress(emailKey);
    }

    /** Whether nothing may be sent there, to a subscriber or to nobody known. Within the caller's transaction. */
    boolean refuses(String emailKey) {
        return isRejected(emailKey)
                || entities.createQuery(
                                        "select count(*) from SubscriberEntity where emailKey = :key and suppressed",
                                        Long.class)
                                .setParameter("key", emailKey)
                                .getSingleResult()
                        > 0;
    }

    /** Within the caller's transaction. */
    boolean isRejected(String emailKey) {
        return !rejected(Set.of(hash(emailKey))).isEmpty();
    }

    /** Those of the addresses that are remembered though no subscriber has them, and why. Within the caller's transaction. */
    Map<String, SuppressionReason> remembered(Set<String> emailKeys) {
        if (emailKeys.isEmpty()) {
            return Map.of();
        }
        Map<String, String> keys = emailKeys.stream().collect(Collectors.toMap(this::hash, Function.identity()));
        Map<String, SuppressionReason> reasons = new HashMap<>();
        entities.createNativeQuery(
                        "select address_hash, reason from suppressed_address where address_hash in (:hashes)",
                        Object[].class)
                .setParameter("hashes", keys.keySet())
                .getResultList()
                .forEach(row -> reasons.put(
                        Objects.requireNonNull(keys.get((String) ((Object[]) row)[0])),
                        SuppressionReason.valueOf((String) ((Object[]) row)[1])));
        return reasons;
    }

    private List<String> rejected(Set<String> hashes) {
        return found(REJECTED, "hashes", hashes);
    }

    @SuppressWarnings("unchecked") // one text column of a native query
    private List<String> found(String sql, String name, Set<String> among) {
        return (List<String>) entities.createNativeQuery(sql, String.class)
                .setParameter(name, among.toArray(String[]::new))
                .getResultList();
    }

    /** Within the caller's transaction. That an address was erased never takes the place of a better reason. */
    void remember(String emailKey, SuppressionReason reason, Instant now) {
        entities.createNativeQuery("insert into suppressed_address as s (address_hash, reason, since)"
                        + " values (:hash, :reason, :now) on conflict (address_hash) do update set reason ="
                        + " excluded.reason, since = excluded.since"
                        + " where excluded.reason <> 'ERASED' or s.reason = 'ERASED'")
                .setParameter("hash", hash(emailKey))
                .setParameter("reason", reason.name())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The owner of an erased address came back. Within the caller's transaction. */
    void forget(String emailKey) {
        entities.createNativeQuery("delete from suppressed_address where address_hash = :hash")
                .setParameter("hash", hash(emailKey))
                .executeUpdate();
    }

    /** By which an address is known again that is not kept. */
    String hash(String emailKey) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(hash.of(emailKey.getBytes(StandardCharsets.UTF_8)));
    }

    private static String key(String mailbox) {
        return mailbox.toLowerCase(Locale.ROOT);
    }
}
