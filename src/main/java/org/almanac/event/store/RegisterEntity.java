package org.almanac.event.store;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Entry;

/** An entry of a register: something that many events name. */
@MappedSuperclass
public abstract class RegisterEntity<T> {
    @Id
    public UUID id;

    @Version
    @Column(nullable = false)
    public int revision = 1;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    protected RegisterEntity() {}

    RegisterEntity(UUID id, Instant now) {
        this.id = id;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public abstract T value();

    public abstract void become(T value);

    public void become(T value, Instant now) {
        become(value);
        updatedAt = now;
    }

    /** What its address ends with. */
    public abstract String key();

    /** As people call it. */
    public abstract String label();

    public Entry<T> toEntry() {
        return new Entry<>(id, key(), value(), revision, createdAt, updatedAt);
    }
}
