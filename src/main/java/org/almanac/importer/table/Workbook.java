package org.almanac.importer.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.almanac.json.DelimitedText.Row;
import org.almanac.problem.Problem;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The first sheet of a workbook (.xlsx) that has rows. What formulas yielded when it was saved is what their cells hold. */
record Workbook(List<Row> read, List<String> notes, SerialDates serials) implements TableSource {
    private static final int MOST_NAMED = 20;

    /** Rows that may stand above the header. */
    private static final int SPARE = 20;

    /** @param most rows that are kept, and a few more */
    static Workbook read(byte[] body, int most) {
        WorkbookLimits.check(body);
        try (ReadableWorkbook workbook = open(body)) {
            return of(workbook, most + SPARE);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            throw Problem.malformed("The workbook cannot be read. Save it again as .xlsx, or as CSV UTF-8.");
        }
    }

    private static ReadableWorkbook open(byte[] body) throws IOException {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(body), new ReadingOptions(true, true));
        } catch (ExcelReaderException e) {
            // Without styles; then numbers are dates only in the columns of dates.
            return new ReadableWorkbook(new ByteArrayInputStream(body), new ReadingOptions(false, true));
        }
    }

    private static Workbook of(ReadableWorkbook workbook, int most) throws IOException {
        SerialDates serials = new SerialDates(workbook.isDate1904());
        WorkbookCells cells = new WorkbookCells(serials);
        List<Sheet> sheets = new ArrayList<>(workbook.getSheets().toList());
        sheets.sort((one, other) -> Boolean.compare(isHidden(one), isHidden(other)));
        for (Sheet sheet : sheets) {
            List<Row> rows = rows(sheet, cells, most);
            if (!rows.isEmpty()) {
                return new Workbook(rows, notes(sheet, sheets, cells), serials);
            }
        }
        throw Problem.malformed("The workbook is empty; it needs a header row, and below it a row for each item.");
    }

    private static boolean isHidden(Sheet sheet) {
        return sheet.getVisibility() != SheetVisibility.VISIBLE;
    }

    private static List<Row> rows(Sheet sheet, WorkbookCells cells, int most) throws IOException {
        try (Stream<org.dhatim.fastexcel.reader.Row> all = sheet.openStream()) {
            return all.map(cells::row).filter(row -> !row.isBlank()).limit(most).toList();
        }
    }

    private static List<String> notes(Sheet read, List<Sheet> sheets, WorkbookCells cells) throws IOException {
        List<String> others = new ArrayList<>();
        for (Sheet sheet : sheets) {
            if (sheet != read
                    && others.size() <= MOST_NAMED
                    && !rows(sheet, cells, 1).isEmpty()) {
                others.add(others.size() == MOST_NAMED ? "…" : shown(sheet.getName()));
            }
        }
        return others.isEmpty()
                ? List.of()
                : List.of("The sheet “" + shown(read.getName()) + "” was read; others were left out: "
                        + String.join(", ", others) + ".");
    }

    private static String shown(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ");
        return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
    }

    @Override
    public Iterator<Row> rows() {
        return read.iterator();
    }

    @Override
    public @Nullable String encoding() {
        return null;
    }

    @Override
    public @Nullable Character separator() {
        return null;
    }
}
