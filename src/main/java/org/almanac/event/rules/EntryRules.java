package org.almanac.event.rules;

import java.util.function.Function;
import org.almanac.event.Organiser;
import org.almanac.event.SaveEvent;
import org.almanac.event.Series;
import org.almanac.event.Tag;
import org.almanac.event.Venue;
import org.almanac.event.text.Texts;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What an entry of a register must be like; the same limits hold as for what an event names. */
public final class EntryRules {
    private EntryRules() {}

    private record Named(String slug, String name) {}

    /** @throws Problem of kind INVALID */
    public static Tag tag(SaveName input, @Nullable Tag before) {
        Named named = checked(reader ->
                named(reader, input.slug(), input.name(), EventRules.TAG, before == null ? null : before.slug()));
        return new Tag(named.slug(), named.name());
    }

    /** @throws Problem of kind INVALID */
    public static Series series(SaveName input, @Nullable Series before) {
        Named named = checked(reader ->
                named(reader, input.slug(), input.name(), EventRules.NAME, before == null ? null : before.slug()));
        return new Series(named.slug(), named.name());
    }

    /** @throws Problem of kind INVALID */
    public static Organiser organiser(SaveOrganiser input, @Nullable Organiser before) {
        return checked(reader -> {
            Named named =
                    named(reader, input.slug(), input.name(), EventRules.NAME, before == null ? null : before.slug());
            return new Organiser(named.slug(), named.name(), reader.url("url", input.url()));
        });
    }

    /** @throws Problem of kind INVALID */
    public static Venue venue(SaveEvent.VenueInput input) {
        return checked(reader -> {
            Venue venue = EventRules.venue(reader, "", input);
            if (venue == null && reader.errors().isEmpty()) {
                reader.errors().add("name", "Say something about the venue.");
            }
            return venue == null ? EventRules.NOWHERE : venue;
        });
    }

    private static Named named(
            InputReader reader, @Nullable String slug, @Nullable String name, int longest, @Nullable String before) {
        String line = reader.line("name", name, longest);
        if (line == null && reader.errors().isEmpty()) {
            reader.errors().add("name", "Give it a name.");
        }
        String wanted = reader.line("slug", slug, longest);
        if (wanted != null && Texts.slug(wanted).isEmpty()) {
            reader.errors().add("slug", "Use at least one letter or digit.");
        }
        if (wanted == null && before == null && line != null && Texts.slug(line).isEmpty()) {
            reader.errors().add("name", "Use at least one letter or digit.");
        }
        String known = before == null ? Texts.slug(line == null ? "" : line) : before;
        return new Named(wanted == null ? known : Texts.slug(wanted), line == null ? "" : line);
    }

    private static <T> T checked(Function<InputReader, T> reading) {
        InputReader reader = new InputReader(new FieldErrors());
        T value = reading.apply(reader);
        reader.errors().throwIfAny();
        return value;
    }
}
