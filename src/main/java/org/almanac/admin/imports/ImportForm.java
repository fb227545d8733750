package org.almanac.admin.imports;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.almanac.importer.Importer;
import org.almanac.importer.UploadTerms;
import org.jspecify.annotations.Nullable;

/**
 * What an editor typed on the page that imports, kept so that it can be shown again.
 *
 * @param text that was pasted
 * @param source where the events come from; empty to take the default
 * @param format the name of an {@link Importer.Format}; empty to find it out
 * @param publishPrivate whether readers are to see what the file calls private or confidential
 * @param table how a table is to be read
 */
record ImportForm(String text, String source, String format, boolean publishPrivate, TableForm table) {
    static final String CHECKED = "true";

    static ImportForm typed(
            @Nullable String text, @Nullable String source, @Nullable String format, @Nullable String publishPrivate) {
        return new ImportForm(
                Objects.requireNonNullElse(text, ""),
                Objects.requireNonNullElse(source, ""),
                Objects.requireNonNullElse(format, ""),
                CHECKED.equals(publishPrivate),
                TableForm.NONE);
    }

    static ImportForm of(UploadTerms terms) {
        return new ImportForm(
                "", terms.source(), terms.format().name(), terms.publishPrivate(), TableForm.of(terms.choices()));
    }

    ImportForm with(TableForm typed) {
        return new ImportForm(text, source, format, publishPrivate, typed);
    }

    /** What was typed into the input of that name. */
    public String value(String key) {
        return switch (key) {
            case "text" -> text;
            case "source" -> source;
            default -> format;
        };
    }

    public Importer.Format[] formats() {
        return Importer.Format.values();
    }

    Optional<Importer.Format> chosen() {
        return Arrays.stream(Importer.Format.values())
                .filter(each -> each.name().equals(format))
                .findFirst();
    }
}
