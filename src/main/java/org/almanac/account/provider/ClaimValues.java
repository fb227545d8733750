package org.almanac.account.provider;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What a claim says: one text, or several. */
final class ClaimValues {
    private ClaimValues() {}

    /**
     * @param path the claim's own name (some providers put addresses with slashes there), else names with slashes between
     *     them, from the outermost in
     * @return empty when there is no such claim, or it is neither a text nor a list of texts
     */
    static Set<String> of(JsonWebToken token, String path) {
        Object whole = token.getClaim(path);
        Set<String> texts = new HashSet<>();
        collect(whole == null ? inner(token, path.split("/")) : whole, texts);
        return texts;
    }

    private static @Nullable Object inner(JsonWebToken token, String[] names) {
        Object value = token.getClaim(names[0]);
        for (int i = 1; i < names.length; i++) {
            value = value instanceof JsonObject object ? object.get(names[i]) : null;
        }
        return value;
    }

    private static void collect(@Nullable Object value, Set<String> texts) {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof JsonString text) {
            texts.add(text.getString());
        } else if (value instanceof Collection<?> several) {
            several.stream().filter(one -> !(one instanceof Collection)).forEach(one -> collect(one, texts));
        }
    }
}
