package org.almanac.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.almanac.event.SaveEvent;
import org.almanac.importer.table.DateOrder;
import org.almanac.importer.table.TableChoices;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as people and programs write them. */
class WrittenTablesTest {
    private static final TableChoices MONTH_FIRST = new TableChoices(null, null, DateOrder.MDY, Map.of());

    @Test
    void googlesAndOutlooksColumnsAreKnown() {
        Read read = read("""
                Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location
                Spectrum briefing,05/30/2027,10:00 AM,05/30/2027,11:30 AM,False,"Agenda, and Q&A","Hall 1, Mainz"
                Fair,06/01/2027,,06/03/2027,,True,,Lyon
                """);
        assertThat(read.times()).containsExactly("2027-05-30T10:00/2027-05-30T11:30", "2027-06-01/2027-06-03 all day");
        assertThat(read.event(0).description()).isEqualTo("Agenda, and Q&A");
        assertThat(Objects.requireNonNull(read.event(0).venue()).name()).isEqualTo("Hall 1, Mainz");
        assertThat(read.notes()).singleElement().asString().contains("month first", "05/30/2027");
    }

    @Test
    void timesMayHaveColumnsOfTheirOwn() {
        assertThat(read("title,start date,start time,end date,end time\nA,2027-05-30,10:00,2027-05-30,11:30\n")
                        .times())
                .containsExactly("2027-05-30T10:00/2027-05-30T11:30");
        assertThat(read("Veranstaltung;Datum;Beginn;Ende;Ort\nA;30.5.2027;10 Uhr;11.30 Uhr;Köln\n")
                        .times())
                .containsExactly("2027-05-30T10:00/2027-05-30T11:30");
        assertThat(read("title,date,time\nA,2027-05-30,\nB,2027-05-30,9am\n").times())
                .containsExactly("2027-05-30/null all day", "2027-05-30T09:00/null");
    }

    @Test
    void germanSpreadsheets() {
        Read read = read("""
                title;start;end;all day;published;city
                Frequenztag;30.05.2027 10:00;30.05.2027 11:30;FALSCH;WAHR;Köln
                Messe;01.06.2027;03.06.2027;WAHR;WAHR;Düsseldorf
                Tag der Netze;2027-06-08 10:00;2027-06-08 12:00;nein;ja;Bonn
                """);
        assertThat(read.times())
                .containsExactly(
                        "2027-05-30T10:00/2027-05-30T11:30",
                        "2027-06-01/2027-06-03 all day",
                        "2027-06-08T10:00/2027-06-08T12:00");
        assertThat(read.items)
                .allSatisfy(item -> assertThat(
                                Objects.requireNonNull(item.item()).event().published())
                        .isTrue());
    }

    @Test
    void theOrderOfDayAndMonthIsThatOfTheWholeTable() {
        assertThat(read("title,start,end\nEarly,05/06/2027,06/06/2027\nLate,30/06/2027,01/07/2027\n")
                        .times())
                .containsExactly("2027-06-05/2027-06-06 all day", "2027-06-30/2027-07-01 all day");
    }

    @Test
    void anOrderThatNothingTellsIsAskedForAndNotGuessed() {
        String table = "title,start\nA,05/06/2027\nB,2027-06-05\nC,07/07/2027\n";
        Read open = read(table);
        assertThat(open.table.report().dateOrderOpen()).isTrue();
        assertThat(open.items.get(0).note()).contains("2027-06-05 or 2027-05-06", "dateOrder=dmy");
        assertThat(open.items.get(0).item()).isNull();
        assertThat(open.event(1).start()).isEqualTo("2027-06-05");
        assertThat(open.event(2).start()).isEqualTo("2027-07-07");
        assertThat(read(table, MONTH_FIRST).event(0).start()).isEqualTo("2027-05-06");
    }

    @Test
    void datesThatContradictEachOtherAreAllRefused() {
        Read read = read("title,start\nA,05/06/2027\nB,30/06/2027\nC,06/30/2027\n");
        assertThat(read.items).allSatisfy(item -> {
            assertThat(item.item()).isNull();
            assertThat(item.note()).contains("30/06/2027", "06/30/2027");
        });
        List<ReadItem> chosen = read("title,start\nB,30/06/2027\n", MONTH_FIRST).items;
        assertThat(chosen.get(0).note()).contains("no date with the month first");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8.6.2027               | 2027-06-08",
                "8. 6. 2027             | 2027-06-08",
                "08.06.27               | 2027-06-08",
                "13/06/27               | 2027-06-13",
                "2027/6/8               | 2027-06-08",
                "20270608               | 2027-06-08",
                "8 June 2027            | 2027-06-08",
                "8th of June 2027       | 2027-06-08",
                "June 8, 2027           | 2027-06-08",
                "Jun. 8 2027            | 2027-06-08",
                "Tuesday, June 8, 2027  | 2027-06-08",
                "08-Jun-2027            | 2027-06-08",
                "8-Jun-27               | 2027-06-08",
                "8. Juni 2027           | 2027-06-08",
                "Di., 8. Juni 2027      | 2027-06-08",
                "1. März 2027           | 2027-03-01",
                "1er juin 2027          | 2027-06-01",
                "mardi 8 juin 2027      | 2027-06-08",
                "2 août 2027            | 2027-08-02",
                "8 de junio de 2027     | 2027-06-08",
                "martes, 8 de junio de 2027 | 2027-06-08",
                "8 sept 2027            | 2027-09-08",
                "2027-06-08 09:00       | 2027-06-08T09:00",
                "2027-06-08T09:00:00    | 2027-06-08T09:00",
                "8.6.2027 9:00          | 2027-06-08T09:00",
                "8.6.2027, 9.30 Uhr     | 2027-06-08T09:30",
                "8. Juni 2027 um 14 Uhr | 2027-06-08T14:00",
                "8 juin 2027 à 9h30     | 2027-06-08T09:30",
                "8 juin 2027 18h        | 2027-06-08T18:00",
                "8 de junio de 2027 a las 9:30 | 2027-06-08T09:30",
                "June 8, 2027 at 9 p.m. | 2027-06-08T21:00",
                "6/13/2027 12:05 AM     | 2027-06-13T00:05",
                "13/6/2027 12:05 pm     | 2027-06-13T12:05",
                "Tue, 8 Jun 2027 9am    | 2027-06-08T09:00"
            })
    void datesAsPeopleWriteThem(String written, String start) {
        assertThat(read("title\tstart\nA\t" + written + "\n").event(0).start()).isEqualTo(start);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31.6.2027",
                "13/13/2027",
                "8 Foo 2027",
                "Wednesday, June 8, 2027",
                "8.6.2027 25:00",
                "8.6.2027 13 pm",
                "08-06-27-1",
                "soon",
                "10:00"
            })
    void whatIsNoDateIsNotMadeOne(String written) {
        ReadItem item = read("title\tstart\nA\t" + written + "\n").items.get(0);
        String start = item.item() == null ? null : item.item().event().start();
        assertThat(start == null || start.equals(written)).isTrue();
    }

    @Test
    void aWholeDayEndsOnItsLastDay() {
        String header = "Subject,Start Date,Start Time,End Date,End Time,All day event\n";
        assertThat(read(header + "Outlook,2027-06-01,12:00:00 AM,2027-06-03,12:00:00 AM,True\n")
                        .times())
                .containsExactly("2027-06-01/2027-06-02 all day");
        assertThat(read(header + "TEC,2027-06-01,00:00:00,2027-06-03,23:59:59,TRUE\n")
                        .times())
                .containsExactly("2027-06-01/2027-06-03 all day");
    }

    @Test
    void aTimeIsNotMadeUpForAnEnd() {
        Read read = read("title,start,end\nA,2027-06-08 09:00,2027-06-10\nB,2027-06-08 09:00,2027-06-08\n");
        assertThat(read.items.get(0).note()).contains("The start has a time and the end has none.");
        assertThat(read.event(1).end()).isNull();
        assertThat(read.items.get(1).note()).contains("The end, which has no time.");
    }

    @ParameterizedTest
    @CsvSource({
        "WAHR,true",
        "ja,true",
        "Oui,true",
        "sí,true",
        "si,true",
        "vrai,true",
        "VERDADERO,true",
        "x,true",
        "1,true",
        "FALSCH,false",
        "nein,false",
        "non,false",
        "no,false",
        "FAUX,false",
        "falso,false",
        "0,false"
    })
    void yesAndNoInFourLanguages(String word, boolean answer) {
        assertThat(read("title;start;published\nA;2027-06-08;" + word + "\n")
                        .event(0)
                        .published())
                .isEqualTo(answer);
    }

    @Test
    void whatIsNeitherYesNorNoIsRefused() {
        Read read = read("title;start;published\nA;2027-06-08;vielleicht\nB;2027-06-08;\n");
        assertThat(read.items.get(0).item()).isNull();
        assertThat(read.items.get(0).note()).contains("published", "“vielleicht” is neither yes nor no.");
        assertThat(read.event(1).published()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1"})
    void encodingsAreFoundOut(String encoding) {
        String table = "Titel;Beginn;Ort\nMünchner Gespräch;8.6.2027;Köln\nFête de l’été;9.6.2027;Besançon\n"
                .replace("’", encoding.equals("ISO-8859-1") ? "'" : "’");
        for (String mark : encoding.startsWith("UTF") ? List.of("", "\ufeff") : List.of("")) {
            Read read = read((mark + table).getBytes(Charset.forName(encoding)), TableChoices.NONE);
            assertThat(read.event(0).title()).isEqualTo("Münchner Gespräch");
            assertThat(Objects.requireNonNull(read.event(1).venue()).name()).isEqualTo("Besançon");
            assertThat(String.join(" ", read.notes()).contains("It is not UTF-8"))
                    .isNotEqualTo(encoding.equals("UTF-8"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, Конференция по сетям связи и телекоммуникациям в Москве",
        "Shift_JIS, 通信ネットワーク展示会のお知らせと参加者の募集",
        "EUC-KR, 한국 통신 학회 국제 학술 대회 안내",
        "windows-1252, Größe: 20 € – „groß“",
        "windows-1252, ÖPNV für Äpfel"
    })
    void otherEncodingsToo(String encoding, String title) {
        byte[] body = ("title,start\n" + title + ",2027-06-08\n").getBytes(Charset.forName(encoding));
        assertThat(read(body, TableChoices.NONE).event(0).title()).isEqualTo(title);
        TableChoices chosen = new TableChoices(encoding, null, null, Map.of());
        assertThat(read(body, chosen).event(0).title()).isEqualTo(title);
    }

    @Test
    void aFewLinesOfAnotherEncodingDoNotSpoilTheRest() {
        byte[] utf8 = "title,start\nKöln,2027-06-08\nFürth,2027-06-08\n".getBytes(StandardCharsets.UTF_8);
        byte[] latin = "Zürich,2027-06-09\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = new byte[utf8.length + latin.length];
        System.arraycopy(utf8, 0, both, 0, utf8.length);
        System.arraycopy(latin, 0, both, utf8.length, latin.length);
        Read read = read(both, TableChoices.NONE);
        assertThat(read.items).extracting(ReadItem::title).containsExactly("Köln", "Fürth", "Zürich");
        assertThat(read.notes()).singleElement().asString().contains("1 line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=;\r\ntitle;start\r\nA, b;2027-06-08\r\n",
                "\"sep=|\"\ntitle|start\nA, b|2027-06-08",
                "title|start\nA, b|2027-06-08",
                "title\tstart\nA, b\t2027-06-08",
                "Alle Termine;\n\ntitle;start\nA, b;2027-06-08"
            })
    void separatorsAreFoundOut(String table) {
        assertThat(read(table).event(0).title()).isEqualTo("A, b");
    }

    @Test
    void rowsAreCountedBelowTheLineThatNamesTheSeparator() {
        assertThat(read("sep=;\ntitle;start\nA;2027-06-08\n").items.get(0).place())
                .isEqualTo("row 2");
    }

    @Test
    void anEmptyCellTooManyIsNone() {
        Read read = read("title,start,city\nA,2027-06-08,Bonn\nB,2027-06-09,Köln,\nC,2027-06-09,Köln,x\n");
        assertThat(read.event(1).title()).isEqualTo("B");
        assertThat(read.items.get(2).item()).isNull();
    }

    @Test
    void everyUnknownColumnThatHoldsSomethingIsNamed() {
        Read read = read("title,start,Catering,Mileage,\nA,2027-06-08,Soup,,lost\n");
        assertThat(read.items.get(0).note()).isEqualTo("Left out, as unknown: Catering, column 5.");
    }

    @Test
    void columnsCanBeChosenByHand() {
        String table = "Was,Wann genau,Foo\nA,2027-06-08,Bonn\n";
        assertThatThrownBy(() -> read(table)).isInstanceOf(Problem.class);
        TableChoices chosen =
                new TableChoices(null, null, null, Map.of("Was", "TITLE", "Wann genau", "START", "Foo", "CITY"));
        SaveEvent event = read(table, chosen).event(0);
        assertThat(event.title()).isEqualTo("A");
        assertThat(Objects.requireNonNull(event.venue()).city()).isEqualTo("Bonn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Outlook in German
                "Betreff;Beginnt am;Beginnt um;Endet am;Endet um;Ganztägiges Ereignis;Beschreibung;Kategorien;Ort"
                        + "|Messe;8.6.2027;09:00:00;8.6.2027;10:00:00;Aus;Text;Rot;Köln"
                        + "|Messe 2027-06-08T09:00 2027-06-08T10:00 Köln [Rot]",
                // The Events Calendar
                "EVENT NAME;EVENT VENUE NAME;EVENT START DATE;EVENT START TIME;EVENT END DATE;EVENT END TIME;ALL DAY EVENT;"
                        + "EVENT CATEGORY;EVENT TAGS;EVENT WEBSITE"
                        + "|Expo;Hall;2027-06-08;9:00 AM;2027-06-08;5:00 PM;FALSE;Fairs;5G, Edge;https://a.example/"
                        + "|Expo 2027-06-08T09:00 2027-06-08T17:00 Hall [Fairs, 5G, Edge]",
                // Eventbrite
                "Event Name;Event Status;Event Start Date;Event Start Time;Event End Date;Event End Time;Venue Name"
                        + "|Expo;Live;2027-06-08;09:00;2027-06-08;17:00;Hall"
                        + "|Expo 2027-06-08T09:00 2027-06-08T17:00 Hall []",
                "Titre;Date de début;Heure de début;Date de fin;Heure de fin;Lieu;Catégories"
                        + "|Salon;8 juin 2027;9h;8 juin 2027;17h30;Lyon;Salons"
                        + "|Salon 2027-06-08T09:00 2027-06-08T17:30 Lyon [Salons]",
                "Título;Fecha de inicio;Hora de inicio;Fecha de fin;Hora de fin;Lugar;Etiquetas"
                        + "|Feria;8 de junio de 2027;9:00;8 de junio de 2027;17:30;Madrid;Ferias"
                        + "|Feria 2027-06-08T09:00 2027-06-08T17:30 Madrid [Ferias]",
                "Titel;Datum;Uhrzeit von;Uhrzeit bis;Veranstaltungsort;Schlagwörter"
                        + "|Tag;8.6.2027;9 Uhr;17:30 Uhr;Köln;Netze"
                        + "|Tag 2027-06-08T09:00 2027-06-08T17:30 Köln [Netze]"
            })
    void whatProgramsAndPeopleCallTheirColumns(String header, String row, String event) {
        SaveEvent read = read(header + "\n" + row + "\n").event(0);
        assertThat(read.title() + " " + read.start() + " " + read.end() + " "
                        + Objects.requireNonNull(read.venue()).name() + " " + read.tags())
                .isEqualTo(event);
    }

    @Test
    void aPlaceBesideAVenueIsItsCity() {
        SaveEvent event = read("Titel;Datum;Veranstaltungsort;Ort\nA;8.6.2027;Messe;Köln\n")
                .event(0);
        assertThat(event.venue()).isEqualTo(new SaveEvent.VenueInput("Messe", null, "Köln", null, null, null));
    }

    @Test
    void aDraftStaysOne() {
        assertThat(read("name,start,status\nA,2027-06-08,Draft\nB,2027-06-08,abgesagt\n").items)
                .extracting(item -> Objects.requireNonNull(item.item()).event())
                .extracting(SaveEvent::published, SaveEvent::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(false, "CONFIRMED"),
                        org.assertj.core.groups.Tuple.tuple(null, "CANCELLED"));
    }

    private record Read(TableItems.Read table, List<ReadItem> items) {
        SaveEvent event(int index) {
            ReadItem item = items.get(index);
            assertThat(item.item()).as(String.valueOf(item.note())).isNotNull();
            return Objects.requireNonNull(item.item()).event();
        }

        List<String> notes() {
            return table.report().notes();
        }

        List<String> times() {
            return items.stream()
                    .map(item -> Objects.requireNonNull(item.item(), String.valueOf(item.note()))
                            .event())
                    .map(event ->
                            event.start() + "/" + event.end() + (Boolean.TRUE.equals(event.allDay()) ? " all day" : ""))
                    .toList();
        }
    }

    private static Read read(String table) {
        return read(table, TableChoices.NONE);
    }

    private static Read read(String table, TableChoices choices) {
        return read(table.getBytes(StandardCharsets.UTF_8), choices);
    }

    private static Read read(byte[] body, TableChoices choices) {
        TableItems.Read table = new TableItems().read(body, false, choices, null, 1_000);
        if (table.report().problem() != null) {
            throw Problem.malformed(table.report().problem());
        }
        List<ReadItem> items = new ArrayList<>();
        table.items().forEachRemaining(items::add);
        return new Read(table, items);
    }
}
