package org.almanac.webhook;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.almanac.importer.fetch.FetchException;
import org.almanac.importer.fetch.Fetcher;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What a webhook must be like. */
final class WebhookRules {
    private final FieldErrors errors = new FieldErrors();

    private WebhookRules() {}

    /** What passed. @param kinds each once, in the order of {@link WebhookKind} */
    record Checked(String url, List<String> kinds, boolean active) {}

    /** @throws Problem INVALID naming every field that is wrong */
    static Checked check(SaveWebhook typed) {
        WebhookRules rules = new WebhookRules();
        Checked checked =
                new Checked(rules.url(typed.url()), rules.kinds(typed.kinds()), !Boolean.FALSE.equals(typed.active()));
        rules.errors.throwIfAny();
        return checked;
    }

    private String url(@Nullable String typed) {
        String url = typed == null ? "" : typed.strip();
        String lower = url.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
            errors.add("url", "Give an address that begins with https:// or http://.");
            return url;
        }
        try {
            Fetcher.check(url);
        } catch (FetchException e) {
            errors.add("url", e.reason());
        }
        return url;
    }

    private List<String> kinds(@Nullable List<@Nullable String> typed) {
        TreeSet<WebhookKind> kinds = new TreeSet<>();
        for (String word : typed == null ? List.<@Nullable String>of() : typed) {
            WebhookKind kind = WebhookKind.of(word == null ? "" : word.strip()).orElse(null);
            if (kind == null) {
                errors.add("kinds", "Choose of " + String.join(", ", WebhookKind.words()) + ".");
                return List.of();
            }
            kinds.add(kind);
        }
        if (kinds.isEmpty()) {
            errors.add("kinds", "Choose at least one of " + String.join(", ", WebhookKind.words()) + ".");
        }
        return kinds.stream().map(WebhookKind::word).toList();
    }
}
