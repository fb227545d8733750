package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.almanac.problem.GivenId;
import org.almanac.problem.Problem;
import org.almanac.subscriber.store.AddressHash;
import org.almanac.subscriber.store.EmailAddress;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberRepository;
import org.almanac.subscriber.store.SuppressedAddressRepository;
import org.almanac.subscriber.suppression.SuppressionQueries;
import org.jspecify.annotations.Nullable;

/** The addresses that are not written to, for whoever runs the site: look, take off the list, put on it. */
@ApplicationScoped
@Transactional
public class SuppressionDirectory {
    private final SuppressionQueries queries;
    private final SubscriberRepository subscribers;
    private final SuppressedAddressRepository others;
    private final AddressHash hash;
    private final Clock clock;

    SuppressionDirectory(
            SuppressionQueries queries,
            SubscriberRepository subscribers,
            SuppressedAddressRepository others,
            AddressHash hash,
            Clock clock) {
        this.queries = queries;
        this.subscribers = subscribers;
        this.others = others;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * The newest first.
     *
     * @param cursor from the page before; null for the first
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page<SuppressedAddress> list(@Nullable String cursor, int limit) {
        List<SuppressedAddress> found =
                cursor == null ? queries.newest(limit + 1) : queries.newestAfter(Cursor.decoded(cursor), limit + 1);
        return Page.of(found, limit, last -> new Cursor(last.since(), last.key()).encoded());
    }

    /** The entry of an address, however it is spelled; also when only its hash is left. */
    public Optional<SuppressedAddress> find(String email) {
        return EmailAddress.parse(email).flatMap(address -> queries.find(address.key(), hash.of(address.key())));
    }

    /**
     * Lets mails go to an address again.
     *
     * @param key {@link SuppressedAddress#key()}
     * @throws Problem of kind NOT_FOUND when it is not on the list
     */
    public void remove(String key) {
        Optional<SubscriberEntity> subscriber = Optional.ofNullable(GivenId.read(key))
                .flatMap(subscribers::findLocked)
                .filter(found -> found.suppressed);
        if (subscriber.isPresent()) {
            subscriber.get().unsuppress(clock.instant());
            return;
        }
        if (!others.forgetHash(key)) {
            throw Problem.notFound("There is no such address on the list.");
        }
    }

    /**
     * Keeps mails from an address, whether a subscriber has it or not.
     *
     * @return its entry
     * @throws Problem INVALID when it is no address
     */
    public SuppressedAddress block(@Nullable String email) {
        EmailAddress address = Optional.ofNullable(email)
                .flatMap(EmailAddress::parse)
                .orElseThrow(() -> Problem.invalid("email", "Enter an e-mail address such as name@example.com."));
        Instant now = clock.instant();
        Optional<SubscriberEntity> subscriber = subscribers.findLockedByAddress(address.key());
        if (subscriber.isPresent()) {
            subscriber.get().suppress(SuppressionReason.BLOCKED, null, now);
            subscribers.flush();
        } else {
            others.remember(address.key(), SuppressionReason.BLOCKED, now);
        }
        return find(address.typed()).orElseThrow();
    }
}
