package org.almanac.outbox.archive;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What mails that say the same have in common, as {@link ArchiveCodec} keeps it. */
@Entity
@Table(name = "mail_form")
class MailFormEntity {
    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    byte[] content;

    protected MailFormEntity() {}

    MailFormEntity(UUID id, byte[] content) {
        this.id = id;
        this.content = content;
    }
}
