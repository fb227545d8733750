package org.almanac.importer.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.almanac.importer.FileFormat;
import org.almanac.importer.Importer;
import org.almanac.importer.fetch.Fetched;
import org.almanac.problem.Problem;

/** Tells what was fetched: a page with events in it, or a file that is imported as such. */
public final class Contents {
    private static final int ENOUGH = 2_048;

    private Contents() {}

    /** Whether it is a web page or a document of JSON-LD. */
    public static boolean isPage(Fetched fetched) {
        String type = fetched.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals("application/ld+json")) {
            return true;
        }
        byte[] body = fetched.body();
        String start = new String(body, 0, Math.min(body.length, ENOUGH), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .strip();
        if (start.startsWith("{") || start.startsWith("[")) {
            return start.contains("\"@context\"") || start.contains("\"@type\"");
        }
        boolean markup = start.startsWith("<") && !start.startsWith("<?xml") || type.equals("application/xhtml+xml");
        return markup || type.equals("text/html") && !start.startsWith("BEGIN:VCALENDAR");
    }

    /** @throws Problem MALFORMED when it is nothing that can be imported */
    public static Importer.Format format(Fetched fetched) {
        String path = fetched.address().replaceFirst("[?#].*", "");
        return FileFormat.of(path.substring(path.lastIndexOf('/') + 1), fetched.contentType(), fetched.body())
                .orElseThrow(() -> Problem.malformed("There is neither a page nor a calendar at this address."));
    }
}
