package org.almanac.account;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** What the rest of the application sees of whoever makes a request. */
final class Identities {
    private Identities() {}

    static SecurityIdentity ofAccount(String email, Role role) {
        return of(email, role);
    }

    static SecurityIdentity ofToken(String name, Role role) {
        return of("token:" + name, role);
    }

    private static SecurityIdentity of(String principal, Role role) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(principal))
                .addRole(Roles.EDITOR);
        if (role == Role.ADMIN) {
            identity.addRole(Roles.ADMIN);
        }
        return identity.build();
    }
}
