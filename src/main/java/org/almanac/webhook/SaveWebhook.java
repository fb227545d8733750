package org.almanac.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook as somebody sent it, nothing checked yet. Null means left out; it is active then. */
public record SaveWebhook(
        @Nullable String url,
        @Nullable List<@Nullable String> kinds,
        @Nullable Boolean active) {}
