package org.almanac.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The addresses that are not written to, for whoever runs the site: look, take off the list, put on it. */
@ApplicationScoped
@Transactional
public class SuppressionDirectory {
    private static final String ALL = """
            select * from (
                select cast(id as text) as key, id as subscriber_id, email,
                    coalesce(suppressed_for, 'REJECTED') as reason, suppressed_detail as detail,
                    coalesce(suppressed_at, updated_at) as since
                from subscriber where suppressed
                union all
                select address_hash, null, null, reason, null, since from suppressed_address) listed
            """;
    private static final String NEWEST_FIRST = " order by since desc, key desc";

    private final EntityManager entities;
    private final SubscriberLocks locks;
    private final Suppressions suppressions;
    private final Clock clock;

    SuppressionDirectory(EntityManager entities, SubscriberLocks locks, Suppressions suppressions, Clock clock) {
        this.entities = entities;
        this.locks = locks;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** @param nextCursor where to go on; null at the end */
    public record Page(
            List<SuppressedAddress> items, @Nullable String nextCursor) {}

    /**
     * The newest first.
     *
     * @param cursor from the page before; null for the first
     * @param limit at least 1
     * @throws Problem of kind MALFORMED when the cursor is none of ours
     */
    public Page list(@Nullable String cursor, int limit) {
        TypedQuery<Tuple> query = query(ALL + NEWEST_FIRST);
        if (cursor != null) {
            Position position = Position.decoded(cursor);
            query = query(ALL + " where (since, key) < (:since, :key)" + NEWEST_FIRST)
                    .setParameter("since", position.since())
                    .setParameter("key", position.key());
        }
        List<SuppressedAddress> found = query.setMaxResults(limit + 1).getResultList().stream()
                .map(SuppressionDirectory::address)
                .toList();
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        SuppressedAddress last = found.get(limit - 1);
        return new Page(found.subList(0, limit), new Position(last.since(), last.key()).encoded());
    }

    /** The entry of an address, however it is spelled; also when only its hash is left. */
    public Optional<SuppressedAddress> find(String email) {
        return EmailAddress.parse(email)
                .flatMap(address -> query(ALL + " where key = :hash or subscriber_id = (select id from subscriber"
                                + " where email_key = :key)")
                        .setParameter("hash", suppressions.hash(address.key()))
                        .setParameter("key", address.key())
                        .getResultStream()
                        .findFirst())
                .map(SuppressionDirectory::address);
    }

    /**
     * Lets mails go to an address again.
     *
     * @param key {@link SuppressedAddress#key()}
     * @throws Problem of kind NOT_FOUND when it is not on the list
     */
    public void remove(String key) {
        Optional<SubscriberEntity> subscriber = uuid(key).flatMap(locks::one).filter(found -> found.suppressed);
        if (subscriber.isPresent()) {
            subscriber.get().unsuppress(clock.instant());
            return;
        }
        int removed = entities.createNativeQuery("delete from suppressed_address where address_hash = :hash")
                .setParameter("hash", key)
                .executeUpdate();
        if (removed == 0) {
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
        Optional<SubscriberEntity> subscriber = locks.ofAddress(address.key());
        if (subscriber.isPresent()) {
            subscriber.get().suppress(SuppressionReason.BLOCKED, null, now);
            entities.flush();
        } else {
            suppressions.remember(address.key(), SuppressionReason.BLOCKED, now);
        }
        return find(address.typed()).orElseThrow();
    }

    @SuppressWarnings("unchecked") // native queries have no types of their own
    private TypedQuery<Tuple> query(String sql) {
        return (TypedQuery<Tuple>) entities.createNativeQuery(sql, Tuple.class);
    }

    private static SuppressedAddress address(Tuple row) {
        return new SuppressedAddress(
                row.get("key", String.class),
                row.get("subscriber_id", UUID.class),
                row.get("email", String.class),
                SuppressionReason.valueOf(row.get("reason", String.class)),
                row.get("detail", String.class),
                row.get("since", Instant.class));
    }

    private static Optional<UUID> uuid(String key) {
        try {
            return Optional.of(UUID.fromString(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where a page ended. */
    private record Position(Instant since, String key) {
        String encoded() {
            return since.getEpochSecond() + "." + since.getNano() + "." + key;
        }

        static Position decoded(String cursor) {
            String[] parts = cursor.split("\\.", 3);
            try {
                if (parts.length == 3) {
                    return new Position(
                            Instant.ofEpochSecond(Long.parseLong(parts[0]), Integer.parseInt(parts[1])), parts[2]);
                }
            } catch (NumberFormatException | DateTimeException e) {
                // Told below, like a cursor of another shape.
            }
            throw Problem.malformed("The cursor is not one that this service gave out.");
        }
    }
}
