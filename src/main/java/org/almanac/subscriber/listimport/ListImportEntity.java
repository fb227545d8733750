package org.almanac.subscriber.listimport;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.almanac.json.ImportReport;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A list that is moved over, and how far that is. */
@Entity
@Table(name = "list_import")
public class ListImportEntity {
    private static final int MOST_REASONS = 200;

    @Id
    private UUID id;

    @Column(nullable = false)
    private String actor;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String format;

    private byte @Nullable [] body;

    @Column(nullable = false)
    private int total;

    @Column(nullable = false)
    private int through;

    @Column(nullable = false)
    private int created;

    @Column(nullable = false)
    private int updated;

    @Column(nullable = false)
    private int unchanged;

    @Column(nullable = false)
    private int skipped;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private List<Reason> reasons = List.of();

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** Why an entry was skipped. @param number from 1 */
    public record Reason(int number, String reason) {}

    protected ListImportEntity() {}

    public ListImportEntity(UUID id, String actor, String name, String format, byte[] body, int total, Instant now) {
        this.id = id;
        this.actor = actor;
        this.name = name;
        this.format = format;
        this.body = body;
        this.total = total;
        this.createdAt = now;
    }

    /** What became of the next entries. */
    public void advance(List<ImportReport.Item> items) {
        List<Reason> all = new ArrayList<>(reasons);
        for (ImportReport.Item item : items) {
            switch (item.outcome()) {
                case CREATED -> created++;
                case UPDATED -> updated++;
                case UNCHANGED -> unchanged++;
                case SKIPPED -> {
                    skipped++;
                    if (all.size() < MOST_REASONS) {
                        all.add(new Reason(item.index() + 1, String.valueOf(item.reason())));
                    }
                }
            }
        }
        reasons = List.copyOf(all);
        through += items.size();
    }

    /** All of it is through: what was sent is not kept. */
    public void end(Instant now) {
        body = null;
        endedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String actor() {
        return actor;
    }

    public String name() {
        return name;
    }

    public String format() {
        return format;
    }

    public byte @Nullable [] body() {
        return body;
    }

    public int total() {
        return total;
    }

    public int through() {
        return through;
    }

    public int created() {
        return created;
    }

    public int updated() {
        return updated;
    }

    public int unchanged() {
        return unchanged;
    }

    public int skipped() {
        return skipped;
    }

    public List<Reason> reasons() {
        return reasons;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }
}
