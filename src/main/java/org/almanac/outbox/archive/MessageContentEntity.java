package org.almanac.outbox.archive;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a mail said, as {@link ArchiveCodec} keeps it. */
@Entity
@Table(name = "message_content")
public class MessageContentEntity {
    @Id
    @Column(name = "message_id")
    UUID messageId;

    @Column(nullable = false, updatable = false)
    public byte[] content;

    protected MessageContentEntity() {}
}
