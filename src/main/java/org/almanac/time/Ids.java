package org.almanac.time;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Keys for new rows: UUIDv7 (RFC 9562 §5.7), so that rows written together lie together in the index. */
@Singleton
public class Ids {
    private final TimeOrderedEpochFactory factory;

    Ids(Clock clock) {
        factory = TimeOrderedEpochFactory.builder().withClock(clock).build();
    }

    public UUID next() {
        return factory.create();
    }
}
