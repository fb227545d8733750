package org.almanac.account.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.almanac.account.Account;
import org.almanac.account.AccountFields;
import org.almanac.account.Role;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "account")
public class AccountEntity {
    @Id
    public UUID id;

    @Column(nullable = false)
    public String email;

    @Column(name = "email_key", nullable = false)
    public String emailKey;

    @Column(nullable = false)
    public String name = "";

    /** A bcrypt hash; null until somebody has chosen one, and for who comes by the provider of identities. */
    @Nullable
    public String password;

    /** Issuer and subject at the provider of identities; null for who has never come by it. */
    @Column(name = "provider_subject")
    @Nullable
    String providerSubject;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public Role role;

    public boolean active = true;

    public int revision = 1;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @Column(name = "last_sign_in_at")
    @Nullable
    Instant lastSignInAt;

    public AccountEntity() {}

    public AccountEntity(UUID id, AccountFields fields, Instant now) {
        this.id = id;
        this.createdAt = now;
        set(fields, now);
    }

    public void change(AccountFields fields, Instant now) {
        revision++;
        set(fields, now);
    }

    private void set(AccountFields fields, Instant now) {
        email = fields.email();
        emailKey = fields.emailKey();
        name = fields.name();
        role = fields.role();
        active = fields.active();
        updatedAt = now;
    }

    public void choosePassword(String hash) {
        password = hash;
    }

    /** Whether it is, or may become, the account of who is called so at the provider of identities. */
    public boolean isOf(String subject) {
        return providerSubject == null || providerSubject.equals(subject);
    }

    public void comeBy(String subject) {
        providerSubject = subject;
    }

    public AccountFields fields() {
        return new AccountFields(email, emailKey, name, role, active);
    }

    /** @param invitedUntil null when there is no open invitation */
    public Account toRecord(@Nullable Instant invitedUntil) {
        return new Account(
                id,
                email,
                name,
                role,
                active,
                password != null || lastSignInAt != null,
                invitedUntil,
                lastSignInAt,
                revision,
                createdAt,
                updatedAt);
    }
}
