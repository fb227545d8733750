package org.almanac.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "webhook")
class WebhookEntity {
    @Id
    UUID id;

    @Column(nullable = false)
    String url;

    /** As {@link WebhookKind} spells them. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    List<String> kinds;

    @Column(nullable = false)
    boolean active;

    /** With which messages are signed, so it is kept as it is. */
    @Column(nullable = false, updatable = false)
    String secret;

    @Version
    @Column(nullable = false)
    int revision = 1;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "switched_off_at")
    @Nullable
    Instant switchedOffAt;

    @Column(name = "switched_off_reason")
    @Nullable
    String switchedOffReason;

    protected WebhookEntity() {}

    WebhookEntity(UUID id, WebhookRules.Checked checked, String secret, Instant now) {
        this.id = id;
        this.secret = secret;
        this.createdAt = now;
        say(checked);
    }

    /** What it says from now on. */
    void say(WebhookRules.Checked checked) {
        url = checked.url();
        kinds = checked.kinds();
        active = checked.active();
        switchedOffAt = null;
        switchedOffReason = null;
    }

    void switchOff(String reason, Instant now) {
        active = false;
        switchedOffAt = now;
        switchedOffReason = reason;
    }

    boolean wants(WebhookKind kind) {
        return kinds.contains(kind.word());
    }

    Webhook toWebhook() {
        return new Webhook(id, revision, url, List.copyOf(kinds), active, createdAt, switchedOffAt, switchedOffReason);
    }
}
