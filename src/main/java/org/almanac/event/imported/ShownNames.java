package org.almanac.event.imported;

import java.util.Map;
import org.almanac.event.EventContent;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.rules.EventRules;
import org.almanac.event.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Names for what an imported event names by slug, should the catalogue not know it yet.
 *
 * @param tags by slug
 * @param series of the event's series
 */
public record ShownNames(Map<String, String> tags, @Nullable String series) {
    /** Slugs are all there is. */
    public static final ShownNames NONE = new ShownNames(Map.of(), null);

    public ShownNames {
        tags = Map.copyOf(tags);
    }

    public EventContent in(EventContent content) {
        Series known = content.series();
        return content.naming(
                content.tags().stream()
                        .map(tag -> new Tag(tag.slug(), name(tags.get(tag.slug()), tag.name())))
                        .toList(),
                known == null ? null : new Series(known.slug(), name(series, known.name())));
    }

    private static String name(@Nullable String wanted, String otherwise) {
        String line = wanted == null || !Texts.carriable(wanted) ? null : Texts.line(wanted);
        return line == null || line.length() > EventRules.TAG ? otherwise : line;
    }
}
