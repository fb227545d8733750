package org.almanac.subscriber;

import java.util.List;
import java.util.UUID;

/** What another package keeps about subscribers. Each is a CDI bean; what it finds stands in what a subscriber exports. */
public interface PersonalRecords {

    /** Under which it stands there. */
    String name();

    /** Newest first; records that JSON can hold. */
    List<?> of(UUID subscriberId);
}
