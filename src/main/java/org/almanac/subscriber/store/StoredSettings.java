package org.almanac.subscriber.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.almanac.subscriber.LeadTime;
import org.almanac.subscriber.QuietHours;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A subscriber's {@link SubscriberSettings} in the database, but for zone and language. */
@Embeddable
class StoredSettings {
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Digest digest;

    /** By ISO 8601, of a weekly digest; null for Monday. */
    @Column(name = "digest_day")
    @Nullable
    private Short digestDay;

    /** Null for the site's send hour. */
    @Column(name = "digest_hour")
    @Nullable
    private Short digestHour;

    @Column(nullable = false)
    private boolean announcements;

    @Column(nullable = false)
    private boolean changes;

    @Column(name = "nothing_upcoming", nullable = false)
    private boolean nothingUpcoming;

    @Column(name = "quiet_from")
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    @Nullable
    private LocalTime quietFrom;

    @Column(name = "quiet_to")
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    @Nullable
    private LocalTime quietTo;

    @ElementCollection
    @CollectionTable(name = "subscriber_lead_time", joinColumns = @JoinColumn(name = "subscriber_id"))
    @Column(name = "lead", nullable = false)
    private Set<String> leadTimes = new HashSet<>();

    SubscriberSettings read(ZoneId timeZone, String locale) {
        return new SubscriberSettings(
                SubscriberSettings.longestFirst(
                        leadTimes.stream().map(LeadTime::of).toList()),
                timeZone,
                locale,
                digest,
                announcements,
                changes,
                nothingUpcoming,
                quietFrom == null || quietTo == null ? null : new QuietHours(quietFrom, quietTo),
                new DigestTime(
                        digestDay == null ? null : DayOfWeek.of(digestDay),
                        digestHour == null ? null : (int) digestHour));
    }

    void become(SubscriberSettings wanted) {
        StoredFollows.replace(
                leadTimes, wanted.leadTimes().stream().map(LeadTime::canonical).toList());
        digest = wanted.digest();
        announcements = wanted.announcements();
        changes = wanted.changes();
        nothingUpcoming = wanted.nothingUpcoming();
        DayOfWeek day = wanted.digestTime().day();
        Integer hour = wanted.digestTime().hour();
        digestDay = day == null ? null : (short) day.getValue();
        digestHour = hour == null ? null : hour.shortValue();
        QuietHours quiet = wanted.quietHours();
        quietFrom = quiet == null ? null : quiet.from();
        quietTo = quiet == null ? null : quiet.to();
    }
}
