package org.almanac.event.store;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.almanac.event.Actor;
import org.almanac.event.FieldChange;
import org.almanac.event.imported.EditedFields;
import org.almanac.event.imported.EventOrigin;
import org.almanac.event.imported.FieldEdit;
import org.almanac.event.imported.ImportState;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What is kept of where an event comes from: who listed it, what they said last, and what was edited of it here. */
@MappedSuperclass
public abstract class EventOriginEntity extends EventContentEntity {
    @Nullable
    public String source;

    /** It came as private or confidential. Not shown, so a change of it alone is no revision. */
    @OptimisticLock(excluded = true)
    @Column(nullable = false)
    public boolean restricted;

    @Column(name = "import_key")
    @Nullable
    public String importKey;

    /** What it was when it was last imported. No reader sees it, so a change of it alone is no revision. */
    @OptimisticLock(excluded = true)
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    public ImportState imported;

    /** Not shown to readers, and changed with what is; so it is no revision by itself. */
    @OptimisticLock(excluded = true)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "edited")
    @Nullable
    Map<String, FieldEdit> edited;

    /** Of an event that is made: where it was before. */
    public void cameFrom(NewEvent identity) {
        source = identity.source();
        importKey = identity.importKey();
        restricted = identity.restricted();
        imported = identity.imported();
    }

    /** Of an event from elsewhere: what an editor changed of it here. */
    public void edited(Collection<FieldChange> changes, Actor editor, Instant now) {
        if (source != null) {
            edited = EditedFields.with(edited, changes, editor, now);
        }
    }

    public void giveBack(Collection<String> fields) {
        edited = EditedFields.without(edited, fields);
        awaitNews(fields);
    }

    /** Whatever its source says of these fields next is news, though it said the same before. */
    public void awaitNews(Collection<String> fields) {
        imported = imported == null ? null : imported.without(fields);
    }

    public EventOrigin origin() {
        return new EventOrigin(source, edited == null ? Map.of() : edited);
    }

    /** Whether it is private at its source. */
    public void restrict(boolean isPrivate) {
        restricted = isPrivate;
    }

    public void imported(@Nullable ImportState state) {
        imported = state;
    }
}
