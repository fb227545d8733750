package org.almanac.subscriber;

import static org.almanac.api.ApiClient.editor;
import static org.almanac.subscriber.Reader.address;
import static org.almanac.subscriber.Reader.ask;
import static org.almanac.subscriber.Reader.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.outbox.ComposeResult;
import org.almanac.subscriber.link.LinkScope;
import org.almanac.subscriber.words.AddressMessages;
import org.almanac.subscriber.words.ChoiceMessages;
import org.almanac.subscriber.words.ConfirmationMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.subscriber.words.ReaderMessages;
import org.almanac.time.Language;
import org.almanac.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Readers are asked and answered in their language. */
@QuarkusTest
class LanguagesTest {
    private final Mailbox mailbox;
    private final TestClock clock;

    @Inject
    LanguagesTest(Mailbox mailbox, TestClock clock) {
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "de, E-Mails von Almanac bestätigen, 1 Woche und 1 Tag vorher, Möchten Sie diese E-Mails, Sie sind angemeldet",
        "fr, Confirmez vos e-mails de Almanac, 1 semaine et 1 jour avant, Voulez-vous ces messages, Vous êtes abonné",
        "es, Confirme los mensajes de Almanac, 1 semana y 1 día antes, ¿Quiere recibir estos mensajes, Ya está suscrito"
    })
    void theFlowSpeaksTheReadersLanguage(String tag, String subject, String leads, String asked, String done) {
        String ada = address();
        ask(ada, "\"locale\":\"" + tag + "\"").then().statusCode(202);

        ComposeResult.Mail mail = mailbox.newest(ada);
        assertThat(mail.form().subject()).isEqualTo(subject);
        assertThat(mail.form().text()).contains(leads);
        assertThat(mail.form().html()).contains("lang=\"" + tag + "\"", leads);
        String token = mailbox.confirmationToken(ada);
        browser()
                .header("Accept-Language", "en")
                .get("/subscriptions/confirm/" + token)
                .then()
                .statusCode(200)
                .header("Content-Language", tag)
                .body(allOf(containsString("<html lang=\"" + tag + "\">"), containsString(asked)));
        Reader.confirm(token).then().statusCode(200).body(containsString(done));
        browser()
                .get("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada))
                .then()
                .statusCode(200)
                .header("Content-Language", tag);
        browser()
                .get("/unsubscribe/" + mailbox.token(LinkScope.UNSUBSCRIBE, ada))
                .then()
                .statusCode(200)
                .header("Content-Language", tag);
    }

    @Test
    void whoIsNotKnownIsAddressedAsTheirBrowserAsks() {
        subscribePage("es-MX,es;q=0.9,en;q=0.5").then().body(containsString("Sepa lo que viene"));
        subscribePage("it, de;q=0.4").then().body(containsString("Wissen, was kommt"));
        subscribePage("it").then().body(containsString("Know what is coming"));
        browser()
                .header("Accept-Language", "fr")
                .get("/unsubscribe/x")
                .then()
                .statusCode(404)
                .body(containsString("Ce lien est incomplet"));
        browser()
                .header("Accept-Language", "de")
                .formParam("email", "nobody")
                .post("/subscriptions")
                .then()
                .statusCode(422)
                .body(containsString("Geben Sie eine E-Mail-Adresse wie name@example.com ein."));
    }

    @Test
    void aNewReaderWhoNamesNoLanguageGetsTheBrowsers() {
        String ada = address();
        browser()
                .header("Accept-Language", "fr-CH, en;q=0.5")
                .formParam("email", ada)
                .post("/subscriptions")
                .then()
                .statusCode(202)
                .body(containsString("Consultez votre boîte"));

        assertThat(mailbox.newest(ada).form().subject()).startsWith("Confirmez vos e-mails");
        Reader.confirm(mailbox.confirmationToken(ada)).then().statusCode(200);
        assertThat(mailbox.subscriber(ada).locale).isEqualTo("fr");
    }

    @Test
    void aBrowserInAnotherLanguageDoesNotChangeASubscribersLanguage() {
        String ada = mailbox.subscribe("\"locale\":\"de\"");
        clock.advance(Duration.ofHours(1));

        browser().header("Accept-Language", "es").formParam("email", ada).post("/subscriptions");

        assertThat(mailbox.newest(ada).form().subject()).isEqualTo("Neue Auswahl bei Almanac bestätigen");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noLanguageLacksAWord(Language language) {
        assertThat(Stream.of(
                                ReaderMessages.class,
                                ChoiceMessages.class,
                                ConfirmationMessages.class,
                                AddressMessages.class)
                        .flatMap(bundle -> Arrays.stream(bundle.getDeclaredMethods())
                                .filter(word -> word.getParameterCount() == 0)
                                .map(word -> said(word, ReaderLanguages.words(bundle, language)))))
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{", "!"));
    }

    @Test
    void whoIsAskedSeesWhatTakesPlaceAnyway() {
        String tag = "anyway-" + UUID.randomUUID();
        editor().contentType("application/json")
                .body(Map.of(
                        "title", "Netzwerktag",
                        "start", "2099-06-08T09:00",
                        "timeZone", "Europe/Berlin",
                        "tags", List.of(tag),
                        "venue", Map.of("name", "Messe", "city", "Köln", "country", "DE")))
                .post("/api/v1/events")
                .then()
                .statusCode(201);
        String ada = address();
        ask(ada, "\"locale\":\"de\",\"tags\":[\"" + tag + "\"]").then().statusCode(202);

        assertThat(mailbox.newest(ada).form().text())
                .contains("Was ohnehin bevorsteht")
                .contains("Netzwerktag\nMontag, 8. Juni 2099, 09:00 Uhr (")
                .contains("Köln, Deutschland\nhttp://localhost:8080/events/netzwerktag");
        assertThat(mailbox.newest(ada).form().html()).contains("Netzwerktag", "Köln, Deutschland");
        browser()
                .get("/subscriptions/confirm/" + mailbox.confirmationToken(ada))
                .then()
                .body(allOf(containsString("Netzwerktag"), containsString("8. Juni 2099, 09:00 Uhr")));
    }

    private static String said(java.lang.reflect.Method word, Object bundle) {
        try {
            return (String) word.invoke(bundle);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(word.getName(), e);
        }
    }

    private static Response subscribePage(String accepted) {
        return browser().header("Accept-Language", accepted).get("/subscribe");
    }
}
