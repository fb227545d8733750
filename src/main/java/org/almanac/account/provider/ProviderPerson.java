package org.almanac.account.provider;

import java.util.Set;
import org.almanac.account.EmailKey;
import org.almanac.account.Role;
import org.almanac.problem.Problem;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Somebody as the provider knows them.
 *
 * @param subject issuer and subject, which together are never anybody else's (OpenID Connect Core 1.0 §5.7)
 * @param name may be empty
 */
public record ProviderPerson(String subject, String email, String name, Role role) {
    private static final int LONGEST_SUBJECT = 512;

    /** @throws Problem FORBIDDEN for who has no role here, or no address that is proved to be theirs */
    public static ProviderPerson of(JsonWebToken token, ProviderSettings settings) {
        String email = token.getClaim("email");
        if (email == null || EmailKey.of(email).isEmpty()) {
            throw refused("Your organisation’s account tells no e-mail address.");
        }
        // Whoever may write any address into their profile could be anybody here.
        if (Boolean.FALSE.equals(token.getClaim("email_verified"))) {
            throw refused("The e-mail address of your organisation’s account is not confirmed there yet.");
        }
        String subject = token.getIssuer() + "|" + token.getSubject();
        if (token.getSubject() == null || subject.length() > LONGEST_SUBJECT) {
            throw refused("Your organisation’s account has no name that stays.");
        }
        String name = token.getClaim("name");
        return new ProviderPerson(subject, email.strip(), name == null ? "" : name, role(token, settings));
    }

    private static Role role(JsonWebToken token, ProviderSettings settings) {
        Set<String> values = ClaimValues.of(token, settings.roleClaim());
        if (values.contains(settings.adminValue())) {
            return Role.ADMIN;
        }
        if (values.contains(settings.editorValue())) {
            return Role.EDITOR;
        }
        throw refused("Your organisation’s account is not let in here. Ask whoever administers it.");
    }

    private static Problem refused(String why) {
        return Problem.of(Problem.Kind.FORBIDDEN, why);
    }
}
