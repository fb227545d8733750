package org.almanac.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import org.almanac.problem.Problem;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported, as a file or as pasted text.
 *
 * @param field of the form that it was brought in
 * @param name of the file without its path; empty for pasted text
 * @param type the content type that the browser gave it; empty for pasted text
 */
public record ImportFile(String field, String name, String type, byte[] body) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SOURCE = 80;

    /** @throws Problem INVALID when there is neither or both, or it is empty */
    public static ImportFile of(@Nullable FileUpload file, String text) {
        // A form with no file chosen sends one without a name.
        boolean chosen = file != null && !file.fileName().isBlank();
        if (chosen && !text.isBlank()) {
            throw Problem.invalid("text", "Choose a file or paste text, not both.");
        }
        if (file != null && chosen) {
            return ofFile(file);
        }
        if (text.isBlank()) {
            throw Problem.invalid("file", "Choose a file, or paste text below.");
        }
        return new ImportFile("text", "", "", text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the source is called when the editor names none. */
    public String defaultSource() {
        String stem = name.replaceFirst("(?<=.)\\.[^.]*$", "").strip();
        String source = stem.isEmpty() ? "pasted" : stem;
        return source.length() > LONGEST_SOURCE
                ? source.substring(0, LONGEST_SOURCE).strip()
                : source;
    }

    private static ImportFile ofFile(FileUpload file) {
        if (file.size() == 0) {
            throw Problem.invalid("file", "This file is empty.");
        }
        try {
            return new ImportFile(
                    "file",
                    plain(file.fileName()),
                    Objects.requireNonNullElse(file.contentType(), ""),
                    Files.readAllBytes(file.uploadedFile()));
        } catch (IOException e) {
            throw Problem.invalid("file", "The file did not arrive whole. Choose it again.");
        }
    }

    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }
}
