package org.almanac.subscriber;

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
record FollowTarget(
        @Enumerated(EnumType.STRING) @Column(nullable = false)
        Kind kind,

        @Column(nullable = false) String target) {

    enum Kind {
        TAG,
        SERIES,
        ORGANISER,
        EVENT
    }
}
