package org.almanac.importer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.almanac.importer.table.TableChoices;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What was said about the tables of a source. */
@Entity
@Table(name = "import_choices")
class SourceChoicesEntity {
    @Id
    String source;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    TableChoices choices;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    protected SourceChoicesEntity() {}

    SourceChoicesEntity(String source) {
        this.source = source;
    }

    void said(TableChoices said, Instant now) {
        choices = said;
        updatedAt = now;
    }
}
