package org.almanac.subscriber.signup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail that went to an address which anybody may have typed. See {@link UnconfirmedMailLimit}. */
@Entity
@Table(name = "paced_mail")
class PacedMailEntity {
    @Id
    UUID id;

    /** However the mailbox was spelled. */
    @Column(name = "mailbox_hash", nullable = false)
    String mailboxHash;

    /** Null for the domains that anybody has a mailbox at. */
    @Column(name = "domain_hash")
    @Nullable
    String domainHash;

    @Column(name = "due_at", nullable = false)
    Instant dueAt;

    protected PacedMailEntity() {}

    PacedMailEntity(UUID id, String mailboxHash, @Nullable String domainHash, Instant dueAt) {
        this.id = id;
        this.mailboxHash = mailboxHash;
        this.domainHash = domainHash;
        this.dueAt = dueAt;
    }
}
