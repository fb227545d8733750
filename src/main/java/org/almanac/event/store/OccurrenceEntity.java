package org.almanac.event.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.event.Occurrence;
import org.almanac.event.dates.OccurrencePlan;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "occurrence")
public class OccurrenceEntity {
    @Id
    public UUID id;

    @Column(name = "event_id", nullable = false, updatable = false)
    public UUID eventId;

    @Column(name = "recurs_at", updatable = false)
    @JdbcTypeCode(SqlTypes.LOCAL_DATE_TIME)
    @Nullable
    public LocalDateTime recursAt;

    @Column(name = "start_local", nullable = false)
    @JdbcTypeCode(SqlTypes.LOCAL_DATE_TIME)
    LocalDateTime start;

    @Column(name = "end_local")
    @JdbcTypeCode(SqlTypes.LOCAL_DATE_TIME)
    @Nullable
    LocalDateTime end;

    @Column(name = "starts_at", nullable = false)
    Instant startsAt;

    @Column(name = "ends_at", nullable = false)
    Instant endsAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    EventStatus status;

    @Column(nullable = false)
    boolean visible;

    protected OccurrenceEntity() {}

    public OccurrenceEntity(UUID id, UUID eventId, OccurrencePlan plan, boolean eventIsPublic) {
        this.id = id;
        this.eventId = eventId;
        this.recursAt = plan.recursAt();
        follow(plan, eventIsPublic);
    }

    public final void follow(OccurrencePlan plan, boolean eventIsPublic) {
        start = plan.time().start();
        end = plan.time().end();
        startsAt = plan.time().startsAt();
        endsAt = plan.time().endsAt();
        status = plan.status();
        visible = eventIsPublic && status.takesPlace();
    }

    public void hide() {
        visible = false;
    }

    /** @param event whose zone and kind of day it shares */
    public Occurrence toOccurrence(EventTime event) {
        EventTime time = new EventTime(start, end, event.zone(), event.allDay());
        return new Occurrence(id, eventId, recursAt, time, startsAt, endsAt, status);
    }
}
