package org.almanac.account.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.almanac.account.LinkPurpose;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "mailed_link")
class MailedLinkEntity {
    @Id
    UUID id;

    @Column(name = "account_id", nullable = false, updatable = false)
    UUID accountId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    LinkPurpose purpose;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    Instant expiresAt;

    @Column(name = "used_at")
    @Nullable
    Instant usedAt;

    protected MailedLinkEntity() {}

    MailedLinkEntity(UUID id, UUID accountId, LinkPurpose purpose, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.purpose = purpose;
        this.createdAt = now;
        this.expiresAt = now.plus(purpose.goodFor());
    }

    boolean isOpen(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }
}
