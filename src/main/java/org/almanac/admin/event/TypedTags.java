package org.almanac.admin.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.almanac.event.Event;
import org.almanac.event.Tag;
import org.jspecify.annotations.Nullable;

/** Tags as people type them: separated by commas or lines. */
final class TypedTags {
    private TypedTags() {}

    /** @param stored a tag of which may hold a comma itself; null for a new event */
    static List<@Nullable String> of(String typed, @Nullable Event stored) {
        Set<String> known = stored == null
                ? Set.of()
                : stored.content().tags().stream().map(Tag::name).collect(Collectors.toSet());
        List<@Nullable String> tags = new ArrayList<>();
        for (String line : typed.lines().toList()) {
            if (known.contains(line.strip())) {
                tags.add(line.strip());
                continue;
            }
            for (String tag : line.split("[,;]", -1)) {
                if (!tag.isBlank()) {
                    tags.add(tag.strip());
                }
            }
        }
        return tags;
    }
}
