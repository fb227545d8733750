package org.almanac.api.register;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.almanac.event.Entry;

/** An entry of a register as the API writes it: its own fields beside what the service sets. */
record EntryJson<T>(UUID id, @JsonUnwrapped T value, int revision, Instant createdAt, Instant updatedAt) {
    static <T> EntryJson<T> of(Entry<T> entry) {
        return new EntryJson<>(entry.id(), entry.value(), entry.revision(), entry.createdAt(), entry.updatedAt());
    }
}
