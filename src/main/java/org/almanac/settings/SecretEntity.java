package org.almanac.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "secret")
class SecretEntity {
    @Id
    String name;

    @Column(nullable = false)
    byte[] value;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;
}
