package org.almanac.importer;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Actor;
import org.almanac.importer.table.TableChoices;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "import_upload")
class UploadEntity {
    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String owner;

    @Column(nullable = false, updatable = false)
    String name;

    @Column(nullable = false)
    String source;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Importer.Format format;

    @Column(name = "publish_private", nullable = false)
    boolean publishPrivate;

    /** Of a table, what was said of how it is to be read. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    TableChoices choices;

    /** Large, and not needed to show what is known of it. */
    @Basic(fetch = FetchType.LAZY)
    byte @Nullable [] body;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    ImportSummary report;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "imported_at")
    @Nullable
    Instant importedAt;

    protected UploadEntity() {}

    UploadEntity(UUID id, String owner, String name, byte[] body, Instant now) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.body = body;
        this.createdAt = now;
    }

    /** What would become of it, taken for this. */
    void looked(UploadTerms terms, ImportSummary report) {
        this.source = terms.source();
        this.format = terms.format();
        this.publishPrivate = terms.publishPrivate();
        this.choices = terms.choices();
        this.report = report;
    }

    boolean isImported() {
        return importedAt != null;
    }

    /** What became of it; its bytes are not needed any more. */
    void imported(ImportSummary outcome, Instant now) {
        report = outcome;
        importedAt = now;
        body = null;
    }

    UploadTerms terms() {
        return new UploadTerms(source, format, publishPrivate, choices == null ? TableChoices.NONE : choices);
    }

    boolean isOf(Actor actor) {
        return owner.equals(actor.name());
    }

    Upload toUpload() {
        return new Upload(id, name, terms(), report, importedAt);
    }
}
