package org.almanac.importer.table;

import static org.almanac.importer.table.Workbooks.number;
import static org.almanac.importer.table.Workbooks.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.almanac.problem.FieldErrors;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class WorkbookTest {
    private static final int DAYS = 46_546; // 2027-06-08

    @Test
    void datesAreNumbers() {
        String header = row(1, "Title", "Date", "Start time", "End", "Published");
        String row = "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c>" + number("B3", String.valueOf(DAYS), 4)
                + number("C3", "0.375", 3) + number("D3", DAYS + ".7291666667", 2)
                + "<c r=\"E3\" t=\"b\"><v>1</v></c></row>";
        TableRow read = rows(Map.of("Events", header + row), "Köln &amp; Bonn").get(0);
        assertThat(read.place()).isEqualTo("row 3");
        assertThat(read.text(TableColumn.TITLE)).isEqualTo("Köln & Bonn");
        assertThat(read.times(new FieldErrors(), new ArrayList<>()))
                .isEqualTo(new RowTimes("2027-06-08T09:00", "2027-06-08T17:30", false));
        assertThat(read.answer(TableColumn.PUBLISHED, "published", new FieldErrors()))
                .isTrue();
    }

    @Test
    void numbersWithoutAFormatAreDatesInTheColumnsOfDates() {
        String row = "<row r=\"2\"><c r=\"A2\"><v>2027</v></c>" + number("B2", String.valueOf(DAYS), 0) + "</row>";
        TableRow read = rows(Map.of("Events", row(1, "Title", "Start") + row)).get(0);
        assertThat(read.text(TableColumn.TITLE)).isEqualTo("2027");
        assertThat(read.times(new FieldErrors(), new ArrayList<>())).isEqualTo(new RowTimes("2027-06-08", null, true));
    }

    @Test
    void formulasHoldWhatTheyYielded() {
        String row = "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>\"A\"&amp;\"B\"</f><v>AB</v></c>"
                + "<c r=\"B2\" s=\"1\"><f>B1+1</f><v>" + DAYS + "</v></c></row>";
        TableRow read = rows(Map.of("Events", row(1, "Title", "Start") + row)).get(0);
        assertThat(read.text(TableColumn.TITLE)).isEqualTo("AB");
        assertThat(read.text(TableColumn.START)).isEqualTo("2027-06-08");
    }

    @Test
    void theFirstSheetWithRowsIsReadAndOthersAreNamed() {
        Map<String, String> sheets = new LinkedHashMap<>();
        sheets.put("Empty", "");
        sheets.put("Fairs", row(1, "Title", "Start") + row(2, "A", "8.6.2027"));
        sheets.put("Old ones", row(1, "Title", "Start"));
        EventTable table = EventTable.of(Workbooks.of(sheets), true, TableChoices.NONE, 10);
        assertThat(table.size()).isEqualTo(1);
        assertThat(table.report().notes())
                .anySatisfy(note -> assertThat(note).contains("“Fairs” was read", "left out: Old ones."));
    }

    @Test
    void moreRowsThanGoInAreRefused() {
        String rows = IntStream.range(1, 40)
                .mapToObj(i -> row(i, i == 1 ? "Title" : "A", i == 1 ? "Start" : "2027-06-08"))
                .collect(Collectors.joining());
        assertThatThrownBy(() -> EventTable.of(Workbooks.of(Map.of("s", rows)), true, TableChoices.NONE, 10))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>",
                "<row r=\"99999999999999\"><c r=\"A1\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"A1\" s=\"x\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7777777</v></c></row>",
                "<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2027-06-08</v></c></row>",
                "<row r=\"1\"><c r=\"A1\" t=\"shared\"><f t=\"shared\" si=\"9\"/></c></row>",
                "<row r=\"1\"><c r=\"A1\"><v>1E999999999</v></c></row>",
                "<row r=\"1\"><c r=\"A1\">"
            })
    void cellsThatLieAreHarmless(String sheet) {
        try {
            EventTable table = EventTable.of(Workbooks.of(Map.of("s", sheet)), true, TableChoices.NONE, 10);
            assertThat(table.report().problem()).isNotNull();
        } catch (Problem problem) {
            assertThat(problem.kind()).isIn(Problem.Kind.MALFORMED, Problem.Kind.TOO_LARGE);
        }
    }

    @Test
    void bombsAreRefusedBeforeTheyUnfold() throws Exception {
        assertRefused(Workbooks.of(Map.of("s", "<x>".repeat(1_000) + "</x>".repeat(1_000))));
        assertRefused(Workbooks.of(Map.of(
                "s",
                row(1, "Title", "Start")
                        + ("<row r=\"2\"><c r=\"A2\"><f t=\"array\" ref=\"A1:B9\">A1</f><v>1</v></c></row>")
                                .repeat(200))));
        String formula = "A1+".repeat(2_500);
        assertRefused(Workbooks.of(Map.of(
                "s",
                "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A99\" si=\"0\">"
                        + formula + "</f><v>1</v></c>"
                        + "<c r=\"B1\"><f t=\"shared\" si=\"0\"/><v>1</v></c>".repeat(1_000)
                        + "</row>")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 120; i++) {
                zip.write(spaces);
            }
        }
        assertRefused(bytes.toByteArray());
        Map<String, String> parts = new LinkedHashMap<>();
        IntStream.range(0, 3_000).forEach(i -> parts.put("part" + i, ""));
        assertRefused(Workbooks.zip(parts));
        assertRefused(Workbooks.zip(
                Map.of("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"" + "b".repeat(100) + "\">]><a>&b;</a>")));
    }

    @Test
    void aTruncatedOneIsRefused() {
        byte[] whole = Workbooks.of(Map.of("s", row(1, "Title", "Start") + row(2, "A", "2027-06-08")));
        for (int length = 0; length < whole.length; length += 97) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> EventTable.of(part, true, TableChoices.NONE, 10))
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void tenThousandRowsAreReadQuickly() {
        String rows = IntStream.range(2, 10_000)
                .mapToObj(i -> row(i, "A" + i, "8.6.2027"))
                .collect(Collectors.joining());
        byte[] body = Workbooks.of(Map.of("s", row(1, "Title", "Start") + rows));
        long begin = System.nanoTime();
        assertThat(EventTable.of(body, true, TableChoices.NONE, 100_000).size()).isEqualTo(9_998);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    private static void assertRefused(byte[] body) {
        assertThatThrownBy(() -> EventTable.of(body, true, TableChoices.NONE, 10))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_LARGE));
    }

    private static List<TableRow> rows(Map<String, String> sheets, String... shared) {
        EventTable table = EventTable.of(Workbooks.of(sheets, shared), true, TableChoices.NONE, 100);
        assertThat(table.report().problem()).isNull();
        List<TableRow> rows = new ArrayList<>();
        table.forEach(rows::add);
        return rows;
    }
}
