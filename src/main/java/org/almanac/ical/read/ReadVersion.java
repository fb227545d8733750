package org.almanac.ical.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import net.fortuna.ical4j.model.property.Sequence;
import org.almanac.ical.ICalTime;
import org.jspecify.annotations.Nullable;

/**
 * Which version of an event a component is (RFC 5546 §2.1.5).
 *
 * @param sequence SEQUENCE; null when it is not given
 * @param modified LAST-MODIFIED
 * @param stamp DTSTAMP
 */
public record ReadVersion(
        @Nullable Integer sequence,
        @Nullable Instant modified,
        @Nullable Instant stamp) {
    /** Of equal ones, what stands later in the file is newer. */
    static final Comparator<ReadVersion> ORDER = Comparator.comparingInt(
                    (ReadVersion version) -> version.sequence == null ? 0 : version.sequence)
            .thenComparing(version -> version.modified, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(version -> version.stamp, Comparator.nullsFirst(Comparator.naturalOrder()));

    static ReadVersion of(RawComponent component) {
        ContentLine sequence = component.line("SEQUENCE");
        return new ReadVersion(
                sequence == null
                        ? null
                        : sequence.as(new Sequence.Factory())
                                .map(Sequence::getSequenceNo)
                                .filter(number -> number >= 0)
                                .orElse(null),
                instant(component.line("LAST-MODIFIED")),
                instant(component.line("DTSTAMP")));
    }

    private static @Nullable Instant instant(@Nullable ContentLine line) {
        if (line == null) {
            return null;
        }
        try {
            var read = ICalTime.parse(line.value().strip().toUpperCase(Locale.ROOT));
            return read instanceof Instant instant
                    ? instant
                    : read instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
