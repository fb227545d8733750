package org.almanac.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
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

    @Embedded
    StoredFollows follows = new StoredFollows();

    @Embedded
    MailSettings mails = new MailSettings();

    @Column(name = "paused_until")
    @Nullable
    Instant pausedUntil;

    @Column(name = "confirmed_at")
    @Nullable
    Instant confirmedAt;

    @Column(name = "token_epoch", nullable = false)
    int tokenEpoch;

    /** Raising it gives the calendar another address. */
    @Column(name = "calendar_epoch", nullable = false)
    int calendarEpoch;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    protected SubscriberEntity() {}

    /** Unconfirmed, following everything. */
    SubscriberEntity(UUID id, EmailAddress email, Settings settings, Instant now) {
        this.id = id;
        this.email = email.typed();
        this.emailKey = email.key();
        this.state = SubscriberState.PENDING;
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
        return follows.read();
    }

    void follow(Follows wanted, Instant now) {
        follows.become(wanted);
        updatedAt = now;
    }

    Settings settings() {
        return mails.read(ZoneId.of(timeZone), locale);
    }

    void want(Settings wanted, Instant now) {
        mails.become(wanted);
        timeZone = wanted.timeZone().getId();
        locale = wanted.locale();
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

    /** The same, with the address as its owner typed it this time. */
    void confirm(String typed, Instant now) {
        if (state != SubscriberState.ACTIVE) {
            email = typed;
        }
        confirm(now);
    }

    /** @param until null for no pause */
    void pause(@Nullable Instant until, Instant now) {
        pausedUntil = until;
        updatedAt = now;
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
}
