package org.almanac.importer.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "source_run")
class SourceRunEntity {
    @Id
    UUID id;

    @Column(name = "source_id", nullable = false)
    UUID sourceId;

    @Column(nullable = false)
    Instant at;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    SourceRun.Outcome outcome;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    RunResult result;

    protected SourceRunEntity() {}

    SourceRunEntity(UUID id, UUID sourceId, SourceRun run) {
        this.id = id;
        this.sourceId = sourceId;
        this.at = run.at();
        this.outcome = run.outcome();
        this.result = RunResult.of(run);
    }
}
