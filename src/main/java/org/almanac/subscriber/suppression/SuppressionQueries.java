package org.almanac.subscriber.suppression;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.almanac.paging.Cursor;
import org.almanac.subscriber.SuppressedAddress;
import org.almanac.subscriber.SuppressionReason;

/** Suppressed addresses, of subscribers and of nobody known, as one list. Within the caller's transaction. */
@ApplicationScoped
public class SuppressionQueries {
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

    private static final String SUPPRESSED = """
            select email_key from subscriber where suppressed and email_key = any(:among)
            """;
    private static final String REJECTED = """
            select address_hash from suppressed_address where address_hash = any(:among) and reason <> 'ERASED'
            """;

    private final EntityManager database;

    SuppressionQueries(EntityManager database) {
        this.database = database;
    }

    public List<SuppressedAddress> newest(int limit) {
        return addresses(query(ALL + NEWEST_FIRST).setMaxResults(limit));
    }

    public List<SuppressedAddress> newestAfter(Cursor cursor, int limit) {
        return addresses(query(ALL + " where (since, key) < (:since, :key)" + NEWEST_FIRST)
                .setParameter("since", cursor.at())
                .setParameter("key", cursor.key())
                .setMaxResults(limit));
    }

    /** @param addressHash of the address, whether a subscriber has it or not */
    public Optional<SuppressedAddress> find(String emailKey, String addressHash) {
        return addresses(query(ALL + " where key = :hash or subscriber_id = (select id from subscriber"
                                + " where email_key = :key)")
                        .setParameter("hash", addressHash)
                        .setParameter("key", emailKey))
                .stream()
                .findFirst();
    }

    /** Those of the addresses whose subscribers are suppressed. */
    List<String> suppressed(Collection<String> emailKeys) {
        return among(SUPPRESSED, emailKeys);
    }

    /** Those of the addresses that were refused, came back or are not wanted though no subscriber has them. */
    List<String> rejected(Collection<String> addressHashes) {
        return among(REJECTED, addressHashes);
    }

    @SuppressWarnings("unchecked") // one text column of a native query
    private List<String> among(String sql, Collection<String> among) {
        return (List<String>) database.createNativeQuery(sql, String.class)
                .setParameter("among", among.toArray(String[]::new))
                .getResultList();
    }

    @SuppressWarnings("unchecked") // native queries have no types of their own
    private TypedQuery<Tuple> query(String sql) {
        return (TypedQuery<Tuple>) database.createNativeQuery(sql, Tuple.class);
    }

    private static List<SuppressedAddress> addresses(TypedQuery<Tuple> query) {
        return query.getResultList().stream().map(SuppressionQueries::address).toList();
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
}
