package org.almanac.admin.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.almanac.admin.DeskView;
import org.almanac.admin.ImportFile;
import org.almanac.event.text.BidiControls;
import org.almanac.importer.FileFormat;
import org.almanac.importer.Importer;
import org.almanac.importer.Upload;
import org.almanac.importer.UploadTerms;
import org.almanac.importer.Uploads;
import org.almanac.importer.table.TableChoices;
import org.almanac.problem.Problem;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Looks at what is to be imported, and says what is wrong with it in the form's own terms. */
@ApplicationScoped
class ImportLooks {
    private static final int LONGEST_SOURCE = 100;

    private final Uploads uploads;
    private final DeskView desk;

    ImportLooks(Uploads uploads, DeskView desk) {
        this.uploads = uploads;
        this.desk = desk;
    }

    /** @throws Problem INVALID naming the field of the form */
    Upload look(ImportForm form, @Nullable FileUpload chosen) {
        ImportFile file = ImportFile.of(chosen, form.text());
        String source = source(form, file.defaultSource());
        try {
            Importer.Format format = form.chosen()
                    .or(() -> FileFormat.of(file.name(), file.type(), file.body()))
                    .orElseThrow(() -> Problem.invalid("format", "It does not tell what it is. Choose its format."));
            UploadTerms terms = new UploadTerms(source, format, form.publishPrivate(), TableChoices.NONE);
            return uploads.look(file.name(), terms, file.body(), desk.actor());
        } catch (Problem problem) {
            throw beside(file.field(), problem);
        }
    }

    /** @throws Problem INVALID naming the field of the form; NOT_FOUND, CONFLICT */
    Upload lookAgain(UUID id, ImportForm form) {
        Upload kept = uploads.find(id, desk.actor());
        String source = source(form, kept.source());
        try {
            UploadTerms terms = new UploadTerms(
                    source,
                    form.chosen().orElse(kept.format()),
                    form.publishPrivate(),
                    form.table().choices(kept.summary().table(), kept.terms().choices()));
            return uploads.lookAgain(id, terms, desk.actor());
        } catch (Problem problem) {
            throw beside("format", problem);
        }
    }

    private static String source(ImportForm form, String otherwise) {
        String source = form.source().strip();
        if (source.length() > LONGEST_SOURCE) {
            throw Problem.invalid("source", "At most " + LONGEST_SOURCE + " characters fit here.");
        }
        if (!BidiControls.isPlain(source)) {
            throw Problem.invalid("source", "This holds a character that cannot be kept.");
        }
        return source.isEmpty() ? otherwise : source;
    }

    /** Programs are told of a body where people chose a file. */
    private static Problem beside(String field, Problem problem) {
        return switch (problem.kind()) {
            case MALFORMED, TOO_LARGE ->
                Problem.invalid(
                        field,
                        problem.detail().contains("UTF-8.")
                                ? "This is not in UTF-8. Save it so."
                                : problem.detail().replace("The body", "It"));
            default -> problem;
        };
    }
}
