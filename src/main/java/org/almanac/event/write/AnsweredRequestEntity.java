package org.almanac.event.write;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Actor;

/** What was answered to a request that may be sent again. */
@Entity
@Table(name = "idempotent_request")
@IdClass(AnsweredRequestEntity.Key.class)
class AnsweredRequestEntity {
    /** Keys of one caller are nothing to another. */
    @Id
    String actor;

    @Id
    String key;

    @Column(name = "body_hash", nullable = false)
    String bodyHash;

    @Column(name = "event_id", nullable = false)
    UUID eventId;

    @Column(nullable = false)
    String answer;

    @Column(nullable = false)
    Instant at;

    record Key(String actor, String key) {}

    protected AnsweredRequestEntity() {}

    AnsweredRequestEntity(Actor actor, RequestKey key, FirstAnswer answer, Instant now) {
        this.actor = actor.name();
        this.key = key.key();
        answered(key, answer, now);
    }

    final void answered(RequestKey request, FirstAnswer first, Instant now) {
        bodyHash = request.bodyHash();
        eventId = first.eventId();
        answer = first.text();
        at = now;
    }

    FirstAnswer answer() {
        return new FirstAnswer(eventId, answer);
    }
}
