package org.almanac.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.almanac.importer.Importer.Format;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "BEGIN:VCALENDAR¶END:VCALENDAR | ICALENDAR",
                "¶ begin:vcalendar             | ICALENDAR",
                "[{\"title\":\"A\"}]           | JSON",
                "{\"title\":\"A\"} ¶{}         | NDJSON",
                "{¶ \"title\":\"A\"¶}          | JSON",
                "title;start¶A;2027-06-08      | CSV",
                "title\tstart                  | CSV"
            })
    void whatItHoldsTells(String body, Format format) {
        assertThat(of("", "", body.replace('¶', '\n'))).isEqualTo(format);
        assertThat(of("", "", "\ufeff" + body.replace('¶', '\n'))).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({
        "a.ICS,, ICALENDAR",
        "a.b.csv,, CSV",
        "a.tsv,, CSV",
        "a.json,, JSON",
        "a.jsonl,, NDJSON",
        "a.txt,text/calendar; charset=utf-8, ICALENDAR",
        "'',TEXT/CSV, CSV",
        "a.csv,application/json, CSV"
    })
    void elseItsNameTellsAndThenItsType(String name, String type, Format format) {
        assertThat(of(name, type == null ? "" : type, "x")).isEqualTo(format);
    }

    @Test
    void whatItHoldsGoesBeforeItsName() {
        assertThat(of("calendar.csv", "text/csv", "BEGIN:VCALENDAR")).isEqualTo(Format.ICALENDAR);
        assertThat(of("events.json", "application/json", "{\"title\":\"A\"}\n{\"title\":\"B\"}"))
                .isEqualTo(Format.NDJSON);
    }

    @Test
    void aFirstEventOfAnyLengthIsOneLine() {
        assertThat(of("", "", "{\"title\":\"" + "a".repeat(10_000) + "\"}\r\n{}"))
                .isEqualTo(Format.NDJSON);
    }

    @Test
    void whatTellsNothingIsLeftToTheEditor() {
        assertThat(FileFormat.of("notes", "text/plain", bytes("See you there"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PK\u0003\u0004 a workbook",
                "\u00d0\u00cf\u0011\u00e0 an old workbook",
                "\u00ff\u00fet\u0000i\u0000",
                "a\u0000b",
                "<!DOCTYPE html><title>Log in</title>"
            })
    void whatIsPlainlySomethingElseIsRefusedWhateverItIsCalled(String body) {
        byte[] latin = body.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> FileFormat.of("events.csv", "text/csv", latin)).isInstanceOf(Problem.class);
    }

    private static Format of(String name, String type, String body) {
        return FileFormat.of(name, type, bytes(body)).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
