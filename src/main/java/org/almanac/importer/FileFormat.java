package org.almanac.importer;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.almanac.importer.Importer.Format;
import org.almanac.problem.Problem;

/** Finds out of what format a file is: by what it holds where that is plain, else by its name, else by its type. */
public final class FileFormat {
    private static final int ENOUGH = 4_096;

    private static final Map<String, Format> BY_ENDING = Map.of(
            "ics", Format.ICALENDAR,
            "ical", Format.ICALENDAR,
            "csv", Format.CSV,
            "tsv", Format.CSV,
            "json", Format.JSON,
            "ndjson", Format.NDJSON,
            "jsonl", Format.NDJSON);

    private static final Map<String, Format> BY_TYPE = Map.of(
            "text/calendar", Format.ICALENDAR,
            "text/csv", Format.CSV,
            "text/tab-separated-values", Format.CSV,
            "application/json", Format.JSON,
            "application/x-ndjson", Format.NDJSON);

    private FileFormat() {}

    /**
     * @param name of the file; empty when there is none
     * @param type the content type that came with it; empty when there is none
     * @return empty when nothing tells
     * @throws Problem MALFORMED when it is plainly something that is not imported, such as a workbook
     */
    public static Optional<Format> of(String name, String type, byte[] body) {
        refuseBinary(body);
        String start = start(body);
        if (start.regionMatches(true, 0, "BEGIN:VCALENDAR", 0, "BEGIN:VCALENDAR".length())) {
            return Optional.of(Format.ICALENDAR);
        }
        if (start.startsWith("<")) {
            throw Problem.malformed("This is a web page or XML. Look for the link that saves it as iCalendar or CSV.");
        }
        if (start.startsWith("[")) {
            return Optional.of(Format.JSON);
        }
        if (start.startsWith("{")) {
            return Optional.of(endsOnItsLine(body) ? Format.NDJSON : Format.JSON);
        }
        return Optional.ofNullable(BY_ENDING.get(ending(name)))
                .or(() -> Optional.ofNullable(BY_TYPE.get(bare(type))))
                .or(() -> looksLikeTable(start) ? Optional.of(Format.CSV) : Optional.empty());
    }

    private static void refuseBinary(byte[] body) {
        if (begins(body, 'P', 'K', 3, 4) || begins(body, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw Problem.malformed("This is a workbook or an archive. In Excel, save it as “CSV UTF-8” and choose that"
                    + " file; unpack an archive first.");
        }
        if (begins(body, 0xff, 0xfe) || begins(body, 0xfe, 0xff)) {
            throw Problem.malformed("This is text in UTF-16. Save it as UTF-8; Excel calls that “CSV UTF-8”.");
        }
        for (int i = 0; i < Math.min(body.length, ENOUGH); i++) {
            if (body[i] == 0) {
                throw Problem.malformed("This is no text. Choose an iCalendar, CSV or JSON file.");
            }
        }
    }

    private static boolean begins(byte[] body, int... signature) {
        if (body.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((body[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** The first characters that are not blank; a byte order mark is none. */
    private static String start(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, ENOUGH), StandardCharsets.UTF_8);
        return (text.startsWith("\ufeff") ? text.substring(1) : text).strip();
    }

    /** Whether the object that the body starts with is one line; one that goes over several is a document by itself. */
    private static boolean endsOnItsLine(byte[] body) {
        int end = 0;
        while (body[end] != '{') {
            end++;
        }
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        while (Character.isWhitespace(body[end - 1])) {
            end--;
        }
        return body[end - 1] == '}';
    }

    private static String firstLine(String start) {
        return start.lines().findFirst().orElse("").strip();
    }

    private static boolean looksLikeTable(String start) {
        return firstLine(start).chars().anyMatch(c -> c == ',' || c == ';' || c == '\t');
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String bare(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
