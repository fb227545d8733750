package org.almanac.account.provider;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** Roles as providers write them into their tokens. */
class ClaimValuesTest {

    @Test
    void aClaimIsOneTextOrSeveral() {
        assertThat(of(Map.of("role", "editor"), "role")).containsExactly("editor");
        assertThat(of(Map.of("groups", Set.of("a", "b")), "groups")).containsExactlyInAnyOrder("a", "b");
        assertThat(of(Map.of("groups", Json.createArrayBuilder().add("a").add(7).build()), "groups"))
                .containsExactly("a");
    }

    @Test
    void aClaimInsideAnotherIsNamedWithSlashes() {
        Map<String, Object> claims = Map.of(
                "resource_access",
                Json.createObjectBuilder()
                        .add(
                                "almanac",
                                Json.createObjectBuilder()
                                        .add("roles", Json.createArrayBuilder().add("editor")))
                        .build());

        assertThat(of(claims, "resource_access/almanac/roles")).containsExactly("editor");
        assertThat(of(claims, "resource_access/other/roles")).isEmpty();
        assertThat(of(claims, "resource_access/almanac/roles/more")).isEmpty();
        assertThat(of(claims, "nothing")).isEmpty();
    }

    @Test
    void aClaimWhoseOwnNameHasSlashesIsFoundFirst() {
        assertThat(of(Map.of("https://example.org/roles", Set.of("admin")), "https://example.org/roles"))
                .containsExactly("admin");
    }

    private static Set<String> of(Map<String, Object> claims, String path) {
        return ClaimValues.of(new Claims(claims), path);
    }

    private record Claims(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // The interface says nothing of null, and means it.
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
