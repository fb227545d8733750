package org.almanac.account.access;

import jakarta.inject.Singleton;
import org.almanac.account.Scope;
import org.almanac.web.ScopeNames;

@Singleton
class TokenScopes implements ScopeNames {
    @Override
    public String scopeFor(String role) {
        return Scope.bringing(role).word();
    }
}
