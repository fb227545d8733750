package org.almanac.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.almanac.event.KeyDate;
import org.almanac.notification.mail.NoticeMail.Cancelled;
import org.almanac.notification.mail.NoticeMail.ChangeType;
import org.almanac.notification.mail.NoticeMail.Changed;
import org.almanac.notification.mail.NoticeRenderer.Rendered;
import org.almanac.notification.mail.SampleMails.MailBuilder;
import org.almanac.outbox.ComposeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind says in each language. The mails lie in {@code target/mails} to be looked at. */
@QuarkusTest
class NoticeRendererTest {
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    @Inject
    NoticeRenderer writer;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | cancelled | Cancelled: 5G World Summit
                    de | cancelled | Abgesagt: 5G World Summit
                    fr | cancelled | Annulé\u00a0: 5G World Summit
                    es | cancelled | Cancelado: 5G World Summit
                    en | postponed | Postponed: 5G World Summit
                    de | postponed | Verschoben: 5G World Summit
                    en | withdrawn | No longer listed: Private networks in ports
                    en | dates-off | Cancelled: Editors’ evening, 2 dates
                    en | moved     | Moved to 8 June 2027: 5G World Summit
                    de | moved     | Verlegt auf den 8. Juni 2027: 5G World Summit
                    fr | moved     | Nouvelle date, le 8 juin 2027\u00a0: 5G World Summit
                    es | moved     | Nueva fecha, 8 de junio de 2027: 5G World Summit
                    en | changed   | New place: Spectrum policy forum
                    en | back-on   | Back on: 5G World Summit, 8 June 2027
                    en | new-date  | New date: 5G World Summit, 8 June 2027
                    de | new-date  | Neuer Termin: 5G World Summit, 8. Juni 2027
                    fr | new-date  | Nouvelle date\u00a0: 5G World Summit, 8 juin 2027
                    es | new-date  | Nueva fecha: 5G World Summit, 8 de junio de 2027
                    en | date-moved | Moved from 4 June to 11 June 2027: Editors’ evening
                    de | date-moved | Verlegt vom 4. Juni auf den 11. Juni 2027: Editors’ evening
                    fr | date-moved | Date déplacée du 4 juin au 11 juin 2027\u00a0: Editors’ evening
                    es | date-moved | Fecha trasladada del 4 de junio al 11 de junio de 2027: Editors’ evening
                    en | date-later | New time on 11 June 2027: Editors’ evening
                    de | date-later | Neue Uhrzeit am 11. Juni 2027: Editors’ evening
                    en | date-back | Back on: Editors’ evening, 11 June 2027
                    en | date-set  | New date: Editors’ evening, 11 June 2027
                    fr | dates-moved | 2 dates déplacées\u00a0: Editors’ evening
                    en | date-postponed | Postponed: Editors’ evening, 9 July 2027
                    en | new-dates | New dates: Editors’ evening
                    en | reminder  | 5G World Summit, 8 June 2027
                    de | reminder  | 5G World Summit, 8. Juni 2027
                    fr | reminder  | 5G World Summit, 8 juin 2027
                    es | reminder  | 5G World Summit, 8 de junio de 2027
                    en | reminders | Private networks in ports, 8 June 2027, and 5 more
                    de | reminders | Private networks in ports, 8. Juni 2027 und 5 weitere
                    en | key-date  | Call for papers closes, 1 February 2027: 5G World Summit
                    fr | key-date  | Call for papers closes, 1er février 2027\u00a0: 5G World Summit
                    en | announced | New: 5G World Summit, 8 June 2027, and 1 more
                    de | announced | Neu: 5G World Summit, 8. Juni 2027 und eine weitere Veranstaltung
                    fr | announced | Nouveau\u00a0: 5G World Summit, 8 juin 2027 et 1 autre
                    en | weekly    | The week ahead: Private networks in ports, and 6 more
                    de | weekly    | Die nächsten sieben Tage: Private networks in ports und 6 weitere
                    fr | monthly   | Juin 2027\u00a0: Regional meeting 1 et 5 autres
                    es | monthly   | Junio de 2027: Regional meeting 1 y 5 más
                    en | nothing   | Nothing is coming up in your choice of events
                    en | everything | Cancelled: Mobile fair, and 5 more
                    """)
    void subjectIsTheMostUrgentThing(String language, String mail, String subject) {
        assertThat(written(language, mail).subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | reminder  | 5G World Summit · 8–10 June 2027, from 09:00 (British Summer Time) · ExCeL London, London, United Kingdom
                    de | reminder  | 5G World Summit · 8.–10. Juni 2027, ab 09:00 Uhr (Britische Sommerzeit) · ExCeL London, London, Vereinigtes Königreich
                    fr | reminder  | 5G World Summit · 8–10 juin 2027, à partir de 09:00 (heure d’été britannique) · ExCeL London, London, Royaume-Uni
                    es | reminder  | 5G World Summit · 8–10 de junio de 2027, a partir de las 09:00 (hora de verano británica) · ExCeL London, London, Reino Unido
                    en | postponed | Postponed: 5G World Summit · 8–10 June 2027, from 09:00 (British Summer Time) · ExCeL London, London, United Kingdom
                    en | reminders | Private networks in ports · Tuesday 8 June 2027, 14:00–15:30 (British Summer Time) · Online
                    de | reminders | Private networks in ports · Dienstag, 8. Juni 2027, 14:00–15:30 Uhr (Britische Sommerzeit) · Online
                    en | changed   | New place: Spectrum policy forum · Wednesday 9 June 2027, 10:00–16:00 (British Summer Time) · Barbican, London, and online
                    en | new-dates | New dates: Editors’ evening · Friday 11 June 2027, 19:00 (British Summer Time) · London
                    en | dates-off | Cancelled: Editors’ evening · 9 July 2027; 13 August 2027 · London
                    en | date-moved | Moved from 4 June to 11 June 2027: Editors’ evening · Friday 11 June 2027, 19:00 (British Summer Time) · London
                    de | date-moved | Verlegt vom 4. Juni auf den 11. Juni 2027: Editors’ evening · Freitag, 11. Juni 2027, 19:00 Uhr (Britische Sommerzeit) · London
                    fr | date-moved | Date déplacée du 4 juin au 11 juin 2027\u00a0: Editors’ evening · vendredi 11 juin 2027, 19:00 (heure d’été britannique) · London
                    es | date-moved | Fecha trasladada del 4 de junio al 11 de junio de 2027: Editors’ evening · viernes, 11 de junio de 2027, 19:00 (hora de verano británica) · London
                    en | dates-moved | 2 dates moved: Editors’ evening · 11 June 2027; 9 July 2027 · London
                    en | date-postponed | Postponed: Editors’ evening · Friday 9 July 2027, 19:00 (British Summer Time) · London
                    en | key-date  | Call for papers closes · Monday 1 February 2027 · 5G World Summit
                    en | everything | Cancelled: Mobile fair · 30 June – 2 July 2027 · Messe Berlin, Berlin
                    fr | everything | Annulé\u00a0: Mobile fair · 30 juin – 2 juillet 2027 · Messe Berlin, Berlin
                    en | weekly    | The week ahead, 7–13 June 2027
                    es | nothing   | No hay nada previsto en su selección de eventos
                    """)
    void firstLineSaysWhatWhenAndWhere(String language, String mail, String line) {
        assertThat(written(language, mail).text().lines().findFirst()).contains(line);
        assertThat(plain(written(language, mail).html())).contains(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | Your time: 8–11 June 2027, from 17:00 (Japan Standard Time)
                    de | Ihre Zeit: 8.–11. Juni 2027, ab 17:00 Uhr (Japanische Normalzeit)
                    fr | Chez vous\u00a0: 8–11 juin 2027, à partir de 17:00 (heure normale du Japon)
                    es | En su hora local: 8–11 de junio de 2027, a partir de las 17:00 (hora estándar de Japón)
                    """)
    void readersClockIsToldWhereItShowsSomethingElse(String language, String line) {
        assertThat(written(language, "reminder").text().lines()).contains(line);
        assertThat(written(language, "reminder").html()).contains(line);
    }

    @Test
    void cityThatIsACountryIsNamedOnce() {
        NoticeMail.Card card = new NoticeMail.Card(
                "Asia forum",
                SampleMails.SUMMIT_TIME,
                SampleMails.SUMMIT.status(),
                "Marina Bay Sands, Singapore",
                "SG",
                null,
                null,
                SampleMails.SUMMIT.url(),
                SampleMails.SUMMIT.calendarUrl());
        for (String language : List.of("en", "de")) {
            assertThat(writer.write(new MailBuilder(language).reminding(card))
                            .text()
                            .lines()
                            .findFirst())
                    .hasValueSatisfying(line -> assertThat(line).endsWith(" · Marina Bay Sands, Singapore"));
        }
    }

    @Test
    void wholeDaysAreTheSameOnEveryClock() {
        Rendered letter = writer.write(new MailBuilder("en").reminding(SampleMails.DAYS));
        assertThat(letter.text()).doesNotContain("Your time");
    }

    @Test
    void digestNamesTheReadersDayOnlyWhereItIsAnother() {
        assertThat(written("en", "weekly").text())
                .contains("14:00–15:30 (British Summer Time) · Online\n  Your time: 22:00–23:30 (Japan Standard Time)")
                .contains("19:00 (British Summer Time) · London\n  Your time: Saturday 12 June 2027, 03:00 (Japan");
    }

    @Test
    void oldAndNewStandSideBySide() {
        Rendered letter = written("en", "moved");
        String before = "4–6 May 2027, from 09:00 (British Summer Time)";
        String now = "8–10 June 2027, from 09:00 (British Summer Time)";
        assertThat(letter.text()).contains("When\n  Before: " + before + "\n  Now: " + now);
        assertThat(letter.html()).containsSubsequence("<tr><td", before, "</s></td><td", now, "</strong></td></tr>");
    }

    @Test
    void everyFieldThatDiffersIsTold() {
        assertThat(written("de", "changed").text())
                .contains("Titel\n  Bisher: Spectrum forum\n  Neu: Spectrum policy forum")
                .contains("Wo\n  Bisher: Nicht bekannt\n  Neu: Barbican, London")
                .contains("Online\n  Bisher: Nicht online\n  Neu: https://join.example/spectrum")
                .contains("Status\n  Bisher: Unter Vorbehalt\n  Neu: Bestätigt");
    }

    @Test
    void changeOfTheEndAloneShows() {
        Changed longer = new Changed(
                SampleMails.SUMMIT,
                ChangeType.CHANGED,
                List.of(new EventDifference.When(
                        SampleMails.timed("2027-06-08T09:00", "2027-06-10T16:00"), SampleMails.SUMMIT_TIME)),
                false);
        Rendered letter = writer.write(new MailBuilder("en").with(longer));
        assertThat(letter.subject()).isEqualTo("New time: 5G World Summit");
        assertThat(letter.text())
                .contains("Before: Tuesday 8 June 2027, 09:00 – Thursday 10 June 2027, 16:00 (British Summer Time)")
                .contains("Now: Tuesday 8 June 2027, 09:00 – Thursday 10 June 2027, 17:30 (British Summer Time)");
    }

    @Test
    void whatIsWithdrawnHasNoPageToLinkTo() {
        assertThat(written("en", "withdrawn").html()).doesNotContain(SampleMails.WEBINAR.url());
        assertThat(written("en", "cancelled").html()).contains(SampleMails.SUMMIT.url());
    }

    @Test
    void singleDateThatIsOffIsNamed() {
        Cancelled one = new Cancelled(
                SampleMails.OPEN_END,
                Cancelled.Why.CANCELLED,
                List.of(SampleMails.timed("2027-07-09T19:00", null)),
                true);
        Rendered letter = writer.write(new MailBuilder("en").with(one));
        assertThat(letter.subject()).isEqualTo("Cancelled: Editors’ evening, 9 July 2027");
        assertThat(letter.text())
                .startsWith("Cancelled: Editors’ evening · Friday 9 July 2027, 19:00")
                .contains("This date is off; the others stand.");
        assertThat(written("en", "dates-off").text())
                .contains("These dates are off; the others stand.\n  Friday 9 July 2027")
                .contains("  Friday 13 August 2027");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | date-moved | The other dates stand.
                    de | date-moved | Die übrigen Termine bleiben bestehen.
                    fr | date-moved | Les autres dates sont maintenues.
                    es | date-moved | Las demás fechas se mantienen.
                    en | date-later | The other dates stand.
                    en | dates-moved | The other dates stand.
                    en | date-back | The other dates stand.
                    en | date-postponed | This date is off; the others stand.
                    en | date-postponed | The new date is to be announced.
                    en | last-date-off | This date is off; no other is planned.
                    en | new-date | It was postponed. Now it has a date.
                    en | also | Also: Friday 18 June 2027, 19:00 (British Summer Time) · Your time: Saturday 19 June 2027, 03:00 (Japan Standard Time)
                    de | also | Early-bird prices end · Donnerstag, 10. Juni 2027
                    """)
    void whatBecomesOfTheOtherDatesIsSaid(String language, String mail, String line) {
        assertThat(written(language, mail).text().lines()).contains(line);
        assertThat(plain(written(language, mail).html())).contains(line);
    }

    @Test
    void oneDateStandsBesideWhatItWas() {
        assertThat(written("en", "date-later").text())
                .contains("Before: Friday 11 June 2027, 18:00 (British Summer Time)")
                .contains("Now: Friday 11 June 2027, 19:00 (British Summer Time)");
        assertThat(written("en", "date-back").text()).contains("Before: Cancelled\n");
        assertThat(written("en", "last-date-off").text()).doesNotContain("others");
        assertThat(written("en", "moved").text()).doesNotContain("other dates");
    }

    @Test
    void whatIsCutToALineKeepsItsOtherDates() {
        NoticeMail.Card last = SampleMails.OPEN_END.with(
                List.of(new NoticeMail.Also.KeyDate("Early-bird prices end", SampleMails.SUMMIT_TIME.firstDay())));
        NoticeMail.Card[] cards =
                Stream.concat(Stream.of(SampleMails.many(20)), Stream.of(last)).toArray(NoticeMail.Card[]::new);
        Rendered letter = writer.write(new MailBuilder("en").reminding(cards));
        String line = "Early-bird prices end · Tuesday 8 June 2027";
        assertThat(letter.text()).contains(line);
        assertThat(letter.html()).contains(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void bothBodiesSayTheSame(String language) {
        SampleMails.all(language).forEach((name, mail) -> {
            Rendered letter = keep(language, name, writer.write(mail));
            String html = plain(letter.html());
            assertThat(letter.text().lines().map(String::strip).filter(line -> !line.isEmpty()))
                    .as(name)
                    .allSatisfy(
                            line -> parts(line).forEach(part -> assertThat(html).contains(part)));
            assertThat(links(letter.html())).as(name).isEqualTo(addresses(letter.text()));
            assertThat(letter.html()).contains("<html lang=\"" + language + "\">");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void textHasNoOddBlankLinesAndNothingIsLeftUnfilled(String language) {
        SampleMails.all(language).forEach((name, mail) -> {
            Rendered letter = writer.write(mail);
            assertThat(letter.text())
                    .as(name)
                    .doesNotContain("\n\n\n")
                    .doesNotStartWith("\n")
                    .doesNotContain("{", "NOT_FOUND", "null");
            assertThat(letter.html()).as(name).doesNotContain("NOT_FOUND", "{#", "{notice", "{card");
            assertThat(letter.subject()).as(name).doesNotContain("\n", "NOT_FOUND");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es"})
    void everyMessageIsTranslated(String language) throws IOException {
        assertTranslated(NoticeMessages.class, "/messages/notice_" + language + ".properties");
        assertTranslated(DigestMessages.class, "/messages/digest_" + language + ".properties");
    }

    private static void assertTranslated(Class<?> messages, String translation) throws IOException {
        List<String> keys = Stream.of(messages.getDeclaredMethods())
                .map(Method::getName)
                .sorted()
                .toList();
        try (var file = messages.getResourceAsStream(translation)) {
            Properties translated = new Properties();
            translated.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            assertThat(translated.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    @Test
    void languageThatNoMailIsWrittenInFallsBackToEnglish() {
        assertThat(written("ja", "cancelled").subject()).isEqualTo("Cancelled: 5G World Summit");
        assertThat(written("de-AT", "cancelled").subject()).isEqualTo("Abgesagt: 5G World Summit");
    }

    @Test
    void titlesCanBeAnything() {
        Rendered letter = written("en", "hostile");
        String title = "Q&A <b>\"R&D's\"</script><script>alert(1)</script> evil 📡 مؤتمر Bcc: x";
        assertThat(letter.text()).startsWith(title + " · ");
        assertThat(letter.html())
                .doesNotContain("<b>", "<script", "\u202e")
                .contains("Q&amp;A &lt;b&gt;&quot;R&amp;D&#39;s&quot;&lt;/script&gt;");
        assertThat(letter.subject()).doesNotContain("\r", "\n", "\u202e").contains("Q&A <b>");
    }

    @Test
    void eventsAreDescribedToMachinesOnRequest() {
        Rendered plain = written("en", "reminder");
        assertThat(plain.html()).doesNotContain("ld+json");
        String described = ComposeResult.Bodies.of(
                        NoticeTemplates.notice(new NoticeView(
                                "en",
                                "",
                                "",
                                "",
                                "",
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null,
                                "",
                                "",
                                "[{\"name\":\"Q\"}]")),
                        Locale.ENGLISH)
                .html();
        assertThat(described).contains("<script type=\"application/ld+json\">[{\"name\":\"Q\"}]</script>");
    }

    @Test
    void longTitleLeavesTheDateInTheSubject() {
        Rendered letter = writer.write(new MailBuilder("en")
                .reminding(SampleMails.card("Very long words ".repeat(12), SampleMails.SUMMIT_TIME, null, null)));
        assertThat(letter.subject()).hasSizeLessThan(100).endsWith("…, 8 June 2027");
    }

    @Test
    void noMailIsClipped() {
        assertThat(size(written("en", "fifty"))).isLessThan(NoticeRenderer.MAX_BODY_LENGTH);
        assertThat(written("en", "fifty").html()).contains("Regional meeting 50");
        NoticeMail.Card[] worst = Stream.of(SampleMails.many(200))
                .map(card -> new NoticeMail.Card(
                        "\"".repeat(200),
                        card.time(),
                        card.status(),
                        "\"".repeat(300),
                        "GB",
                        "https://join.example/" + "&a".repeat(200),
                        "\"".repeat(500),
                        card.url(),
                        card.calendarUrl()))
                .toArray(NoticeMail.Card[]::new);
        Rendered letter = writer.write(new MailBuilder("en").reminding(worst));
        assertThat(size(letter)).isLessThan(NoticeRenderer.MAX_BODY_LENGTH);
        assertThat(letter.text()).contains("And 185 more events.");
    }

    @Test
    void longDigestSaysHowManyMoreThereAre() {
        Rendered letter = writer.write(new MailBuilder("de").with(SampleMails.month(60)));
        assertThat(letter.text()).contains("Und 10 weitere Veranstaltungen.");
        assertThat(letter.html()).contains("Und 10 weitere Veranstaltungen.");
        assertThat(writer.write(new MailBuilder("de").with(SampleMails.month(51)))
                        .text())
                .contains("Und eine weitere Veranstaltung.");
    }

    @Test
    void featuredEventsAreFirstInADigestWithTheirLabel() {
        NoticeMail.Digest month = SampleMails.month(3);
        List<NoticeMail.Card> ahead = new ArrayList<>(month.ahead());
        NoticeMail.Card last = ahead.remove(2);
        ahead.add(last.with(new NoticeMail.Featured("Anzeige")));
        Rendered letter = writer.write(new MailBuilder("de")
                .with(new NoticeMail.Digest(
                        month.monthly(),
                        month.first(),
                        month.last(),
                        ahead,
                        month.fresh(),
                        month.more(),
                        month.quiet())));
        for (String body : List.of(letter.text(), plain(letter.html()))) {
            String own = body.substring(body.indexOf("Hervorgehoben"));
            assertThat(own.indexOf(last.title()))
                    .isPositive()
                    .isLessThan(own.indexOf(ahead.get(0).title()));
            assertThat(own).contains("Anzeige").containsOnlyOnce(last.title());
        }
    }

    @Test
    void aDeadlineAnywhereOnEarthIsToldOnTheReadersClockToo() {
        KeyDate papers = new KeyDate("Papers", LocalDate.parse("2027-02-01"), LocalTime.parse("23:59"), "Etc/GMT+12");
        Rendered letter =
                writer.write(new MailBuilder("en").with(new NoticeMail.KeyDateNote(SampleMails.SUMMIT, papers)));
        assertThat(letter.subject()).contains("Papers, 1 February 2027");
        assertThat(letter.text()).contains("Monday 1 February 2027, 23:59 (anywhere on Earth)");
        assertThat(letter.text().replace('\n', ' ')).containsPattern("2 February 2027, \\d\\d:59");
        assertThat(writer.write(new MailBuilder("de").with(new NoticeMail.KeyDateNote(SampleMails.SUMMIT, papers)))
                        .text())
                .contains("überall auf der Erde");
    }

    @Test
    void onlyTheFirstEventHasAButton() {
        assertThat(written("en", "reminders").html().split("class=\"button\"", -1))
                .hasSize(2);
    }

    private Rendered written(String language, String name) {
        return writer.write(SampleMails.of(language, name));
    }

    private static int size(Rendered letter) {
        return letter.html().getBytes(StandardCharsets.UTF_8).length;
    }

    /** What a reader of the HTML sees. */
    private static String plain(String html) {
        return unescaped(html.replaceAll("(?s)<style>.*?</style>", "").replaceAll("<[^>]*>", ""));
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&middot;", "·")
                .replace("&amp;", "&");
    }

    /** Title, date, place; the words before an address are the link's; those before a change are its heading. */
    private static List<String> parts(String line) {
        String said = ADDRESS.matcher(line).replaceAll("").strip();
        return Stream.of(said.split(" · "))
                .flatMap(part -> Stream.of(part.split("(?<=\\w)[\u00a0]?: ", 2)))
                .map(part -> part.replaceAll("[\u00a0]?:$", "").strip())
                .filter(part -> !part.isEmpty() && !part.equals("--"))
                .toList();
    }

    private static Set<String> links(String html) {
        return HREF.matcher(html)
                .results()
                .map(link -> unescaped(link.group(1)))
                .collect(Collectors.toSet());
    }

    private static Set<String> addresses(String text) {
        return ADDRESS.matcher(text).results().map(link -> link.group()).collect(Collectors.toSet());
    }

    private static Rendered keep(String language, String name, Rendered letter) {
        try {
            Path directory = Files.createDirectories(Path.of("target", "mails"));
            Map.of(".html", letter.html(), ".txt", "Subject: " + letter.subject() + "\n\n" + letter.text())
                    .forEach((ending, content) -> write(directory.resolve(language + "-" + name + ending), content));
            return letter;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
