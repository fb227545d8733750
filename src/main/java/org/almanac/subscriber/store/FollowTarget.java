package org.almanac.subscriber.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * One thing that a subscriber follows.
 *
 * @param target a slug; an event's id
 */
@Embeddable
public record FollowTarget(
        @Enumerated(EnumType.STRING) @Column(nullable = false)
        Kind kind,

        @Column(nullable = false) String target) {

    public enum Kind {
        TAG,
        SERIES,
        ORGANISER,
        EVENT
    }
}
