package org.almanac.event;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** An entry of a register: something that many events name. */
@MappedSuperclass
abstract class RegisterEntity<T> {
    @Id
    UUID id;

    @Version
    @Column(nullable = false)
    int revision = 1;

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

    abstract T value();

    abstract void become(T value);

    void become(T value, Instant now) {
        become(value);
        updatedAt = now;
    }

    /** What its address ends with. */
    abstract String key();

    /** As people call it. */
    abstract String label();

    Entry<T> toEntry() {
        return new Entry<>(id, key(), value(), revision, createdAt, updatedAt);
    }
}
