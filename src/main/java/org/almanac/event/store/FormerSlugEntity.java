package org.almanac.event.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.almanac.event.RegisterKind;

/** What an event or an entry of a register was called before, and what is found by it now. */
@Entity
@Table(name = "former_slug")
@IdClass(FormerSlugEntity.Key.class)
public class FormerSlugEntity {
    public static final String EVENT = "EVENT";

    /** {@link #EVENT}, or the name of a {@link RegisterKind}. */
    @Id
    public String kind;

    /** Of a venue its id. */
    @Id
    public String slug;

    @Column(name = "target_id", nullable = false)
    UUID targetId;

    /** Whether readers know the target by it; else it leads editors only. */
    @Column(nullable = false)
    boolean seen;

    record Key(String kind, String slug) {}

    protected FormerSlugEntity() {}

    FormerSlugEntity(String kind, String slug, UUID targetId, boolean seen) {
        this.kind = kind;
        this.slug = slug;
        this.targetId = targetId;
        this.seen = seen;
    }

    /** @param seenNow whether readers know the target by it; they do, too, if they did before */
    void lead(UUID target, boolean seenNow) {
        seen = seenNow || seen && targetId.equals(target);
        targetId = target;
    }
}
