package org.almanac.settings;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

@ApplicationScoped
class SecretRepository implements PanacheRepositoryBase<SecretEntity, String> {
    /** Of several nodes that start at once, the first one's stays. */
    void insertIfAbsent(String name, byte[] value, Instant now) {
        getEntityManager()
                .createNativeQuery("insert into secret (name, value, created_at) values (:name, :value, :now)"
                        + " on conflict (name) do nothing")
                .setParameter("name", name)
                .setParameter("value", value)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
