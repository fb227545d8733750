package org.almanac.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a mail said, as {@link Archive} keeps it. */
@Entity
@Table(name = "message_content")
class MessageContentEntity {
    @Id
    @Column(name = "message_id")
    UUID messageId;

    @Column(nullable = false, updatable = false)
    byte[] content;

    protected MessageContentEntity() {}
}
