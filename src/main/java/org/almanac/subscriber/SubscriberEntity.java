package org.almanac.subscriber;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.subscriber.FollowTarget.Kind;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "subscriber")
class SubscriberEntity {
    @Id
    UUID id;

    @Column(nullable = false)
    String email;

    @Column(name = "email_key", nullable = false)
    String emailKey;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    SubscriberState state;

    @Column(nullable = false)
    boolean suppressed;

    @Column(name = "suppressed_at")
    @Nullable
    Instant suppressedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "suppressed_for")
    @Nullable
    SuppressionReason suppressedFor;

    /** What the server said, shortened. */
    @Column(name = "suppressed_detail")
    @Nullable
    String suppressedDetail;

    @Column(name = "time_zone", nullable = false)
    String timeZone;

    @Column(nullable = false)
    String locale;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Digest digest;

    /** By ISO 8601, of a weekly digest; null for Monday. */
    @Column(name = "digest_day")
    @Nullable
    Short digestDay;

    /** Null for the site's send hour. */
    @Column(name = "digest_hour")
    @Nullable
    Short digestHour;

    @Column(nullable = false)
    boolean announcements;

    @Column(nullable = false)
    boolean changes;

    @Column(name = "nothing_upcoming", nullable = false)
    boolean nothingUpcoming;

    @Column(name = "quiet_from")
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    @Nullable
    LocalTime quietFrom;

    @Column(name = "quiet_to")
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    @Nullable
    LocalTime quietTo;

    @Column(name = "paused_until")
    @Nullable
    Instant pausedUntil;

    @Column(name = "confirmed_at")
    @Nullable
    Instant confirmedAt;

    @Column(name = "follows_everything", nullable = false)
    boolean followsEverything;

    @Column(name = "token_epoch", nullable = false)
    int tokenEpoch;

    /** Raising it gives the calendar another address. */
    @Column(name = "calendar_epoch", nullable = false)
    int calendarEpoch;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "subscriber_follow", joinColumns = @JoinColumn(name = "subscriber_id"))
    Set<FollowTarget> follows = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "subscriber_country", joinColumns = @JoinColumn(name = "subscriber_id"))
    @Column(name = "country", nullable = false)
    Set<String> countries = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "subscriber_lead_time", joinColumns = @JoinColumn(name = "subscriber_id"))
    @Column(name = "lead", nullable = false)
    Set<String> leadTimes = new HashSet<>();

    protected SubscriberEntity() {}

    /** Unconfirmed, following everything. */
    SubscriberEntity(UUID id, EmailAddress email, Settings settings, Instant now) {
        this.id = id;
        this.email = email.typed();
        this.emailKey = email.key();
        this.state = SubscriberState.PENDING;
        this.followsEverything = true;
        this.createdAt = now;
        want(settings, now);
    }

    UUID id() {
        return id;
    }

    /** Whether it was made at this instant and nothing has come of it yet. */
    boolean isNewAt(Instant now) {
        return state == SubscriberState.PENDING && createdAt.equals(now);
    }

    /** Of the calendar's address: both numbers only rise, so no sum comes again. */
    int epochOfCalendar() {
        return tokenEpoch + calendarEpoch;
    }

    /** The calendar has another address from now on. */
    void renewCalendar(Instant now) {
        calendarEpoch++;
        updatedAt = now;
    }

    Follows follows() {
        return new Follows(
                followsEverything,
                Follows.sorted(targets(Kind.TAG).toList()),
                Follows.sorted(targets(Kind.SERIES).toList()),
                Follows.sorted(targets(Kind.ORGANISER).toList()),
                Follows.sorted(targets(Kind.EVENT).map(UUID::fromString).toList()),
                Follows.sorted(countries));
    }

    void follow(Follows wanted, Instant now) {
        followsEverything = wanted.everything();
        Set<FollowTarget> targets = new HashSet<>();
        wanted.tags().forEach(slug -> targets.add(new FollowTarget(Kind.TAG, slug)));
        wanted.series().forEach(slug -> targets.add(new FollowTarget(Kind.SERIES, slug)));
        wanted.organisers().forEach(slug -> targets.add(new FollowTarget(Kind.ORGANISER, slug)));
        wanted.events().forEach(event -> targets.add(new FollowTarget(Kind.EVENT, event.toString())));
        become(follows, targets);
        become(countries, wanted.countries());
        updatedAt = now;
    }

    Settings settings() {
        return new Settings(
                Settings.longestFirst(leadTimes.stream().map(LeadTime::of).toList()),
                ZoneId.of(timeZone),
                locale,
                digest,
                announcements,
                changes,
                nothingUpcoming,
                quietHours(),
                digestTime());
    }

    private DigestTime digestTime() {
        return new DigestTime(
                digestDay == null ? null : DayOfWeek.of(digestDay), digestHour == null ? null : (int) digestHour);
    }

    private @Nullable QuietHours quietHours() {
        return quietFrom == null || quietTo == null ? null : new QuietHours(quietFrom, quietTo);
    }

    void want(Settings wanted, Instant now) {
        become(leadTimes, wanted.leadTimes().stream().map(LeadTime::canonical).toList());
        timeZone = wanted.timeZone().getId();
        locale = wanted.locale();
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
        updatedAt = now;
    }

    /** The owner of the address says yes. What was confirmed before stays confirmed since then. */
    void confirm(Instant now) {
        if (state != SubscriberState.ACTIVE) {
            state = SubscriberState.ACTIVE;
            confirmedAt = now;
            pausedUntil = null;
            updatedAt = now;
        }
    }

    /** Its owner has it sent elsewhere; every link that was mailed before dies. */
    void moveTo(EmailAddress address, Instant now) {
        email = address.typed();
        emailKey = address.key();
        unsuppress(now);
        tokenEpoch++;
        updatedAt = now;
    }

    /** @return whether anything changed */
    boolean unsubscribe(Instant now) {
        if (state == SubscriberState.UNSUBSCRIBED) {
            return false;
        }
        state = SubscriberState.UNSUBSCRIBED;
        calendarEpoch++;
        pausedUntil = null;
        updatedAt = now;
        return true;
    }

    /** Nothing may be sent there any more. The first reason stays, but a complaint outdoes it. */
    void suppress(SuppressionReason reason, @Nullable String detail, Instant now) {
        if (!suppressed || reason == SuppressionReason.COMPLAINED) {
            suppressed = true;
            suppressedAt = now;
            suppressedFor = reason;
            suppressedDetail = detail;
            updatedAt = now;
        }
    }

    /** Mails may be sent there again. */
    void unsuppress(Instant now) {
        suppressed = false;
        suppressedAt = null;
        suppressedFor = null;
        suppressedDetail = null;
        updatedAt = now;
    }

    SuppressionReason reason() {
        return suppressedFor == null ? SuppressionReason.REJECTED : suppressedFor;
    }

    /** For sending: the local part as typed, the domain in ASCII. */
    String mailbox() {
        return EmailAddress.parse(email).map(EmailAddress::mailbox).orElse(emailKey);
    }

    private Stream<String> targets(Kind kind) {
        return follows.stream().filter(follow -> follow.kind() == kind).map(FollowTarget::target);
    }

    /** Touches only what differs, so that unchanged rows stay as they are. */
    private static <T> void become(Set<T> current, Collection<T> wanted) {
        current.retainAll(List.copyOf(wanted));
        current.addAll(wanted);
    }
}
