package org.almanac.importer;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.almanac.importer.Importer.Format;
import org.almanac.json.DelimitedText;
import org.almanac.json.TextDecoder;
import org.almanac.problem.Problem;

/** Finds out of what format a file is: by what it holds where that is plain, else by its name, else by its type. */
public final class FileFormat {
    private static final int ENOUGH = 4_096;

    private static final Map<String, Format> BY_ENDING = Map.of(
            "ics", Format.ICALENDAR,
            "ical", Format.ICALENDAR,
            "csv", Format.CSV,
            "tsv", Format.CSV,
            "xlsx", Format.XLSX,
            "xlsm", Format.XLSX,
            "json", Format.JSON,
            "ndjson", Format.NDJSON,
            "jsonl", Format.NDJSON);

    private static final Map<String, Format> BY_TYPE = Map.of(
            "text/calendar", Format.ICALENDAR,
            "text/csv", Format.CSV,
            "text/tab-separated-values", Format.CSV,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Format.XLSX,
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
        if (isWorkbook(body)) {
            return Optional.of(Format.XLSX);
        }
        refuseBinary(body);
        String start = start(body);
        if (start.regionMatches(true, 0, "BEGIN:VCALENDAR", 0, "BEGIN:VCALENDAR".length())) {
            return Optional.of(Format.ICALENDAR);
        }
        if (TextDecoder.isWide(body) && !looksLikeTable(start)) {
            throw Problem.malformed("This is text in UTF-16. Save it as UTF-8.");
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
        if (begins(body, 'P', 'K', 3, 4)) {
            throw Problem.malformed(
                    "This is an archive, or a workbook that is not of Excel’s form. Save a spreadsheet as"
                            + " .xlsx or as CSV; unpack an archive first.");
        }
        if (begins(body, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw Problem.malformed("This is a workbook of an old form (.xls). Save it as .xlsx or as “CSV UTF-8”.");
        }
        for (int i = 0; i < Math.min(body.length, ENOUGH) && !TextDecoder.isWide(body); i++) {
            if (body[i] == 0) {
                throw Problem.malformed(
                        "This is no text. Choose an iCalendar, CSV or JSON file, or an .xlsx workbook.");
            }
        }
    }

    /** An archive with the parts of a workbook; their names are not compressed. */
    private static boolean isWorkbook(byte[] body) {
        return begins(body, 'P', 'K', 3, 4) && new String(body, StandardCharsets.ISO_8859_1).contains("xl/workbook");
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
        return TextDecoder.start(body, ENOUGH).strip();
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
        return firstLine(start).chars().anyMatch(c -> DelimitedText.SEPARATORS.indexOf(c) >= 0);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String bare(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
