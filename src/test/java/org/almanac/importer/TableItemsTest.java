package org.almanac.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.almanac.event.SaveEvent;
import org.almanac.importer.table.TableChoices;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableItemsTest {
    private final TableItems tables = new TableItems();

    @Test
    void readsATable() {
        SaveEvent event = only("""
                Title,Start,End,Time zone,City,Country,Tags,URL,Organiser,Organiser URL,Latitude,Longitude
                "Summit, the first",2027-06-08 09:00,2027-06-10T17:30,Europe/London,London,U.K.,5G;Networks| Edge ,https://a.example/,Acme,https://acme.example/,51.5,"0,02"
                """);
        assertThat(event.title()).isEqualTo("Summit, the first");
        assertThat(event.start()).isEqualTo("2027-06-08T09:00");
        assertThat(event.end()).isEqualTo("2027-06-10T17:30");
        assertThat(event.timeZone()).isEqualTo("Europe/London");
        assertThat(event.allDay()).isFalse();
        assertThat(event.tags()).containsExactly("5G", "Networks", "Edge");
        assertThat(event.url()).isEqualTo("https://a.example/");
        assertThat(event.organiser()).isEqualTo(new SaveEvent.OrganiserInput("Acme", "https://acme.example/"));
        assertThat(event.venue()).isEqualTo(new SaveEvent.VenueInput(null, null, "London", "GB", 51.5, 0.02));
    }

    @Test
    void daysWithoutATimeAreAllDay() {
        assertThat(only("name,startdate,enddate\nFair,2027-05-03,2027-05-04\n").allDay())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title;start\r\nFair;2027-05-03\r\n",
                "title\tstart\nFair\t2027-05-03",
                "\ufefftitle,start\nFair,2027-05-03\n\n",
                "\ufeff\"title\";\"start\"\r\n\"Fair\";\"2027-05-03\"\r\n;\r\n"
            })
    void spreadsheetProgramsDiffer(String table) {
        SaveEvent event = only(table);
        assertThat(event.title()).isEqualTo("Fair");
        assertThat(event.start()).isEqualTo("2027-05-03");
    }

    @ParameterizedTest
    @CsvSource({
        "Private, TRUE, true",
        "private, WAHR, true",
        "private, FALSE, false",
        "private, '', false",
        "Sensitivity, Normal, false",
        "Sensitivity, Confidential, true",
        "class, public, false",
        "visibility, private, true"
    })
    void whatIsNotForEverybodyIsKnown(String column, String cell, boolean restricted) {
        ReadItem item = read("title,start," + column + "\nFair,2027-05-03," + cell + "\n")
                .get(0);
        assertThat(Objects.requireNonNull(item.item()).restricted()).isEqualTo(restricted);
    }

    @Test
    void aQuotedCellMayHoldLines() {
        SaveEvent event = only("title,start,description\nFair,2027-05-03,\"One\r\ntwo \"\"three\"\", four\"\n");
        assertThat(event.description()).isEqualTo("One\r\ntwo \"three\", four");
    }

    @Test
    void aShortRowLacksWhatIsLastAndALongOneIsRefused() {
        List<ReadItem> items = read("title,start,city\nShort,2027-05-03\nLong,2027-05-03,Oslo,Bergen\n");
        assertThat(Objects.requireNonNull(items.get(0).item()).event().title()).isEqualTo("Short");
        assertThat(items.get(1).item()).isNull();
        assertThat(items.get(1).note()).contains("4 cells");
    }

    @Test
    void everyRowSaysWhereASpreadsheetProgramShowsIt() {
        assertThat(read("title,start,description\r\nA,2027-05-03,\"two\nlines\"\r\n\r\n;,\r\nB,x\r\n"))
                .extracting(ReadItem::place)
                .containsExactly("row 2", "row 4", "row 5");
    }

    @Test
    void theExampleIsReadWhole() {
        List<ReadItem> items = read(CsvExample.table(LocalDate.parse("2027-12-31")));
        assertThat(items).hasSize(2).allSatisfy(item -> assertThat(item.note()).isNull());
        assertThat(items)
                .extracting(item -> Objects.requireNonNull(item.item()).event().start())
                .containsExactly("2028-06-08", "2028-09-21T18:00");
        assertThat(Objects.requireNonNull(items.get(0).item()).event().published())
                .isFalse();
    }

    @Test
    void unknownColumnsAreNamed() {
        assertThat(read("title,start,Catering\nFair,2027-05-03,Soup\n").get(0).note())
                .contains("Catering");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "city,country\nOslo,NO\n", "title,name,start\na,b,2027-05-03", "a\u0000b"})
    void whatIsNoTableOfEventsIsRefused(String table) {
        assertThatThrownBy(() -> read(table)).isInstanceOf(Problem.class);
    }

    @Test
    void aCellThatIsNoNumberIsLeftToTheRules() {
        SaveEvent.VenueInput venue =
                only("title,start,latitude,longitude\na,2027-05-03,north,0\n").venue();
        assertThat(Objects.requireNonNull(venue).latitude()).isNaN();
    }

    private SaveEvent only(String table) {
        List<ReadItem> items = read(table);
        assertThat(items).hasSize(1);
        return Objects.requireNonNull(items.get(0).item()).event();
    }

    private List<ReadItem> read(String table) {
        return read(table.getBytes(StandardCharsets.UTF_8), TableChoices.NONE);
    }

    private List<ReadItem> read(byte[] body, TableChoices choices) {
        TableItems.Read table = tables.read(body, false, choices, null, 1_000);
        if (table.report().problem() != null) {
            throw Problem.malformed(table.report().problem());
        }
        List<ReadItem> items = new ArrayList<>();
        table.items().forEachRemaining(items::add);
        return items;
    }
}
