package org.almanac.importer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody has brought to be imported.
 *
 * @param name of the file; empty when its text was pasted
 * @param publishPrivate whether what the file calls private or confidential is shown to readers
 * @param summary what would become of it; once imported, what became of it
 * @param importedAt null until it is imported
 */
public record Upload(
        UUID id,
        String name,
        String source,
        Importer.Format format,
        boolean publishPrivate,
        ImportSummary summary,
        @Nullable Instant importedAt) {

    public boolean imported() {
        return importedAt != null;
    }
}
