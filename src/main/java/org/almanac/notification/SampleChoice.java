package org.almanac.notification;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which mail somebody wants a sample of.
 *
 * @param language any other than {@link NoticeSamples#languages} gets English, as readers do
 * @param event what it is about; null for what is next in the catalogue
 * @param reader who would get it; null, or somebody who was erased, for nobody in particular
 */
public record SampleChoice(
        SampleKind kind,
        Locale language,
        @Nullable UUID event,
        @Nullable UUID reader) {
    private static final String NONE = "-";

    /** By which a test that is sent finds it again. */
    String reference() {
        return String.join("/", kind.name(), language.toLanguageTag(), text(event), text(reader));
    }

    private static String text(@Nullable UUID id) {
        return id == null ? NONE : id.toString();
    }

    /** Tests that an earlier version has queued name kind and language alone. */
    static SampleChoice of(String reference) {
        String[] parts = reference.split("/", -1);
        return new SampleChoice(
                SampleKind.valueOf(parts[0]), Locale.forLanguageTag(parts[1]), id(parts, 2), id(parts, 3));
    }

    private static @Nullable UUID id(String[] parts, int index) {
        return index >= parts.length || parts[index].equals(NONE) ? null : UUID.fromString(parts[index]);
    }
}
