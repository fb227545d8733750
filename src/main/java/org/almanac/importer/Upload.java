package org.almanac.importer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody has brought to be imported.
 *
 * @param name of the file; empty when its text was pasted
 * @param summary what would become of it; once imported, what became of it
 * @param importedAt null until it is imported
 */
public record Upload(
        UUID id,
        String name,
        UploadTerms terms,
        ImportSummary summary,
        @Nullable Instant importedAt) {

    public String source() {
        return terms.source();
    }

    public Importer.Format format() {
        return terms.format();
    }

    public boolean imported() {
        return importedAt != null;
    }
}
