package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.paging.Cursor;
import org.almanac.paging.Page;
import org.almanac.problem.Problem;
import org.almanac.subscriber.privacy.Erasure;
import org.almanac.subscriber.privacy.SubscriberExporter;
import org.almanac.subscriber.store.EmailAddress;
import org.almanac.subscriber.store.SubscriberEntity;
import org.almanac.subscriber.store.SubscriberRepository;
import org.jspecify.annotations.Nullable;

/** Subscribers as whoever runs the site sees them: look up, export, erase. */
@ApplicationScoped
@Transactional
public class SubscriberDirectory {
    private final SubscriberRepository subscribers;
    private final SubscriberExporter exports;
    private final Erasure erasure;
    private final Clock clock;

    SubscriberDirectory(SubscriberRepository subscribers, SubscriberExporter exports, Erasure erasure, Clock clock) {
        this.subscribers = subscribers;
        this.exports = exports;
        this.erasure = erasure;
        this.clock = clock;
    }

    /**
     * Oldest first.
     *
     * @param cursor from the page before; null for the first
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page<SubscriberData> oldest(@Nullable String cursor, int limit) {
        return page(subscribers.listOldest(Cursor.id(cursor), limit + 1), limit);
    }

    /**
     * Newest first.
     *
     * @param cursor from the page before; null for the first
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page<SubscriberData> newest(@Nullable String cursor, int limit) {
        return page(subscribers.listNewest(Cursor.id(cursor), limit + 1), limit);
    }

    private Page<SubscriberData> page(List<SubscriberEntity> found, int limit) {
        return Page.of(found, limit, subscriber -> subscriber.id.toString()).map(exports::data);
    }

    /** The subscriber of an address, however it is spelled. */
    public Optional<SubscriberData> find(String email) {
        return EmailAddress.parse(email)
                .flatMap(address -> subscribers.findByAddress(address.key()))
                .map(exports::data);
    }

    /** @throws Problem of kind NOT_FOUND */
    public SubscriberData read(UUID id) {
        return exports.data(entity(id));
    }

    /**
     * All that is kept about a subscriber, as they get it themselves.
     *
     * @throws Problem of kind NOT_FOUND
     */
    public SubscriberExport export(UUID id) {
        return exports.everything(entity(id));
    }

    /**
     * Deletes all that is known of a subscriber.
     *
     * @throws Problem of kind NOT_FOUND
     */
    public void erase(UUID id) {
        SubscriberEntity subscriber = subscribers.findLocked(id).orElseThrow(() -> unknown(id));
        erasure.erase(subscriber, clock.instant());
    }

    /**
     * Deletes all that is known of an address, whether a subscriber has it or not: also tests that were sent there, and
     * what its owner left when proposing an event.
     *
     * @throws Problem INVALID when it is no address
     */
    public void erase(@Nullable String email) {
        EmailAddress address = Optional.ofNullable(email)
                .flatMap(EmailAddress::parse)
                .orElseThrow(() -> Problem.invalid("email", "Give an e-mail address such as name@example.com."));
        erasure.erase(address, clock.instant());
    }

    private SubscriberEntity entity(UUID id) {
        return subscribers.findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    private static Problem unknown(UUID id) {
        return Problem.notFound("There is no subscriber " + id + ".");
    }
}
