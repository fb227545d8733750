package org.almanac.account;

import static org.almanac.account.TestAccounts.ADMIN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.almanac.event.Actor;
import org.almanac.outbox.MessageFilter;
import org.almanac.outbox.MessageKind;
import org.almanac.outbox.MessageSummary;
import org.almanac.outbox.Messages;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people come to the desk, are kept from it, and get their passwords. */
@QuarkusTest
class PeopleTest {
    private static final String PATH = "/api/v1/accounts";
    private static final String PASSWORD = "seven quiet herons";
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/admin/(?:invitation|reset)/\\S+)");

    private final Messages messages;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Event<Credentials.Forgotten> forgotten;
    private final EntityManager database;
    private final String email = "Ines-" + UUID.randomUUID() + "@Almanac.Example";

    @Inject
    PeopleTest(
            Messages messages,
            Sessions sessions,
            ApiTokens tokens,
            Event<Credentials.Forgotten> forgotten,
            EntityManager database) {
        this.messages = messages;
        this.sessions = sessions;
        this.tokens = tokens;
        this.forgotten = forgotten;
        this.database = database;
    }

    @Test
    void whoeverIsNewChoosesAPasswordOnceOnTheMailedLink() {
        String id = create("EDITOR")
                .header("Location", containsString(PATH + "/"))
                .header("ETag", "\"1\"")
                .body("email", equalTo(email))
                .body("name", equalTo("Ines"))
                .body("role", equalTo("EDITOR"))
                .body("active", equalTo(true))
                .body("joined", equalTo(false))
                .body("invitedUntil", notNullValue())
                .extract()
                .path("id");
        String link = link(email);
        page().get(link).then().statusCode(200).body(containsString(email)).header("Referrer-Policy", "no-referrer");
        assertThatThrownBy(() -> logIn(email, PASSWORD)).isInstanceOf(Problem.class);

        choose(link, "short").statusCode(422).body(containsString("at least 10"));
        choose(link, email).statusCode(422).body(containsString("first that are guessed"));
        choose(link, PASSWORD).statusCode(303).header("Location", "/admin/login?chosen=1");

        choose(link, PASSWORD + " again").statusCode(410);
        page().get(link).then().statusCode(410).body(containsString("works no more"));
        OpenedSession session = logIn(email, PASSWORD);
        browser(session).get("/admin").then().statusCode(200).body(containsString(email));
        browser(session).get("/admin/accounts").then().statusCode(403);
        api().get(PATH + "/" + id)
                .then()
                .body("joined", equalTo(true))
                .body("invitedUntil", nullValue())
                .body("lastSignInAt", notNullValue())
                .body("revision", equalTo(1));
    }

    @Test
    void laterInvitationReplacesTheEarlierOneAndThereAreNotTooMany() {
        String id = create("EDITOR").extract().path("id");
        String first = link(email);
        api().post(PATH + "/" + id + "/invitation").then().statusCode(202);
        String second = link(email);

        page().get(first).then().statusCode(410);
        page().get(second).then().statusCode(200);
        page().get(second.replace("/invitation/", "/reset/")).then().statusCode(410);
        api().post(PATH + "/" + id + "/invitation").then().statusCode(202);
        api().post(PATH + "/" + id + "/invitation").then().statusCode(409);
    }

    @Test
    void verbsAreThoseOfEvents() {
        String id = create("EDITOR").extract().path("id");
        String path = PATH + "/" + id;
        api().header("If-None-Match", "\"1\"").get(path).then().statusCode(304);
        patch(path, Map.of("name", "Ines Keller"), "\"1\"").statusCode(200).header("ETag", "\"2\"");
        patch(path, Map.of("name", "Ines"), "\"1\"").statusCode(412);
        Map<String, Object> whole = api().get(path).then().extract().path("");
        api().contentType("application/json")
                .header("If-Match", "\"2\"")
                .body(whole)
                .put(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Ines Keller"))
                .header("ETag", "\"2\"");
        api().get(PATH + "?limit=500").then().body("items.id", hasItem(id));
        String next = api().get(PATH + "?limit=1").then().extract().header("Link");
        assertThat(next).contains("cursor=").endsWith("rel=\"next\"");

        api().header("If-Match", "\"1\"").delete(path).then().statusCode(412);
        api().delete(path).then().statusCode(204);
        api().get(path).then().statusCode(404);
        api().get(PATH + "/nothing").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"email\":\"no address\",\"role\":\"EDITOR\"}|email",
                "{\"email\":\"ines@a b.example\",\"role\":\"EDITOR\"}|email",
                "{\"email\":\"ines@almanac.example\",\"role\":\"OWNER\"}|role",
                "{\"email\":\"ines@almanac.example\"}|role",
                "{\"email\":\"ines@almanac.example\",\"role\":\"EDITOR\",\"name\":\"a\\u202eb\"}|name",
                "{\"email\":\"ines@almanac.example\",\"role\":\"EDITOR\",\"active\":\"perhaps\"}|active",
                "{\"email\":\"ines@almanac.example\",\"role\":\"EDITOR\",\"password\":\"x\"}|password",
                "{\"email\":\"a<b>@almanac.example\",\"role\":\"EDITOR\"}|email"
            })
    void whatIsWrongIsToldByField(String body, String field) {
        api().contentType("application/json")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void oneAddressHasOneAccount() {
        create("EDITOR");
        api().contentType("application/json")
                .body(Map.of("email", email.toUpperCase(Locale.ROOT), "role", "ADMIN"))
                .post(PATH)
                .then()
                .statusCode(409);
    }

    @Test
    void whoeverIsDeactivatedIsOutAtOnceWithTheTokensTheyMade() {
        String path = PATH + "/" + join("ADMIN");
        OpenedSession session = logIn(email, PASSWORD);
        String token = tokens.create(
                new NewToken("of " + email.substring(0, 30), Set.of(Scope.ALL), null), Actor.person(email));
        browser(session).get("/admin/accounts").then().statusCode(200);
        as(token).get(PATH).then().statusCode(200);

        patch(path, Map.of("active", false), "*").statusCode(200);

        browser(session).redirects().follow(false).get("/admin").then().statusCode(303);
        as(token).get(PATH).then().statusCode(401);
        assertThatThrownBy(() -> logIn(email, PASSWORD)).hasMessage("The e-mail address or the password is wrong.");
        patch(path, Map.of("active", true), "*").statusCode(200);
        browser(session).redirects().follow(false).get("/admin").then().statusCode(303);
        as(token).get(PATH).then().statusCode(401);
        assertThat(logIn(email, PASSWORD).token()).hasSize(43);
    }

    @Test
    void whoeverIsMadeAnEditorKeepsNoTokenThatMayMore() {
        String path = PATH + "/" + join("ADMIN");
        OpenedSession session = logIn(email, PASSWORD);
        String name = email.substring(0, 30);
        String all = tokens.create(new NewToken("all " + name, Set.of(Scope.ALL), null), Actor.person(email));
        String read = tokens.create(new NewToken("read " + name, Set.of(Scope.READ), null), Actor.person(email));

        patch(path, Map.of("role", "EDITOR"), "*").statusCode(200);

        as(all).get("/api/v1/events?limit=1").then().statusCode(401);
        as(read).get("/api/v1/events?limit=1").then().statusCode(200);
        browser(session).get("/admin/accounts").then().statusCode(403);
        browser(session).get("/admin").then().statusCode(200);
    }

    @Test
    void thereIsAlwaysAnAdministratorWhoIsLetIn() throws Exception {
        List<UUID> others = administrators();
        setActive(others, false);
        try {
            String one = create("ADMIN").extract().path("id");
            String other = api().contentType("application/json")
                    .body(Map.of("email", "other-" + email, "role", "ADMIN"))
                    .post(PATH)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            List<CompletableFuture<Integer>> both = new ArrayList<>();
            both.add(CompletableFuture.supplyAsync(() -> patch(PATH + "/" + one, Map.of("role", "EDITOR"), "*")
                    .extract()
                    .statusCode()));
            both.add(CompletableFuture.supplyAsync(
                    () -> api().delete(PATH + "/" + other).statusCode()));
            List<Integer> answers =
                    List.of(both.get(0).get(30, TimeUnit.SECONDS), both.get(1).get(30, TimeUnit.SECONDS));

            assertThat(answers).containsOnlyOnce(409);
            String last = PATH + "/" + (answers.get(0) == 409 ? one : other);
            patch(last, Map.of("role", "EDITOR"), "*")
                    .statusCode(409)
                    .body("detail", containsString("last active administrator"));
            patch(last, Map.of("active", false), "*").statusCode(409);
            api().delete(last).then().statusCode(409);
            patch(last, Map.of("name", "The last"), "*").statusCode(200);
        } finally {
            setActive(others, true);
        }
    }

    @Test
    void forgottenPasswordIsAnsweredAlikeAndReplacedOnce() throws Exception {
        join("EDITOR");
        OpenedSession before = logIn(email, PASSWORD);
        Response known = forget(email);
        Response unknown = forget(UUID.randomUUID() + "@almanac.example");
        Response nonsense = forget("\0 no address");
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.asString()).isEqualTo(unknown.asString()).isEqualTo(nonsense.asString());
        assertThat(known.headers().asList().stream()
                        .map(header -> header.getName())
                        .toList())
                .isEqualTo(unknown.headers().asList().stream()
                        .map(header -> header.getName())
                        .toList());

        // What the request leaves behind is looked at later; here it is awaited.
        forgotten
                .fireAsync(new Credentials.Forgotten(email))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        String link = link(email);
        assertThat(link).startsWith("/admin/reset/");
        choose(link, "eight loud ospreys").statusCode(303);

        page().get(link).then().statusCode(410);
        assertThatThrownBy(() -> logIn(email, PASSWORD)).isInstanceOf(Problem.class);
        browser(before).redirects().follow(false).get("/admin").then().statusCode(303);
        assertThat(logIn(email, "eight loud ospreys").token()).hasSize(43);
    }

    @Test
    void linkEndsWithItsTimeAndWithItsAccount() throws Exception {
        String path = PATH + "/" + join("EDITOR");
        forgotten
                .fireAsync(new Credentials.Forgotten(email))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        String link = link(email);
        age(path, Duration.ofMinutes(59));
        page().get(link).then().statusCode(200);
        age(path, Duration.ofMinutes(1));
        page().get(link).then().statusCode(410);
        choose(link, "eight loud ospreys").statusCode(410);

        forgotten
                .fireAsync(new Credentials.Forgotten(email))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        String another = link(email);
        patch(path, Map.of("email", "new-" + email), "*").statusCode(200);
        page().get(another).then().statusCode(410);
    }

    @Test
    void nobodyFillsAMailboxWithForgottenPasswords() throws Exception {
        join("EDITOR");
        for (int i = 0; i < 5; i++) {
            forgotten
                    .fireAsync(new Credentials.Forgotten(email))
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        }
        assertThat(mails(email)).hasSize(1 + 3);
    }

    @Test
    void ownPasswordIsChangedByWhoKnowsTheOldOneAndEndsOtherSessions() {
        join("EDITOR");
        OpenedSession here = logIn(email, PASSWORD);
        OpenedSession there = logIn(email, PASSWORD);
        browser(here).get("/admin/password").then().statusCode(200).body(containsString(email));
        change(here, "wrong", "eight loud ospreys").statusCode(422).body(containsString("id=\"old-error\""));
        change(here, PASSWORD, "password12").statusCode(422).body(containsString("id=\"password-error\""));

        change(here, PASSWORD, "eight loud ospreys")
                .statusCode(303)
                .header("Set-Cookie", containsString("almanac_device="));

        browser(here).get("/admin").then().statusCode(200);
        browser(there).redirects().follow(false).get("/admin").then().statusCode(303);
        assertThat(logIn(email, "eight loud ospreys").token()).hasSize(43);
    }

    @Test
    void formsOfOtherSitesChangeNothing() {
        join("ADMIN");
        OpenedSession session = logIn(email, PASSWORD);
        for (String path : List.of("/admin/password", "/admin/accounts/new", "/admin/forgotten")) {
            browser(session)
                    .header("Sec-Fetch-Site", "cross-site")
                    .contentType("application/x-www-form-urlencoded")
                    .formParams(Map.of("old", PASSWORD, "password", "eight loud ospreys", "email", "x@y.example"))
                    .post(path)
                    .then()
                    .statusCode(403);
        }
    }

    private ValidatableResponse create(String role) {
        return api().contentType("application/json")
                .body(Map.of("email", email, "name", "Ines", "role", role))
                .post(PATH)
                .then()
                .statusCode(201);
    }

    /** @return the id */
    private String join(String role) {
        String id = create(role).extract().path("id");
        choose(link(email), PASSWORD).statusCode(303);
        return id;
    }

    private OpenedSession logIn(String address, String password) {
        return sessions.open(TestAccounts.attempt(address, password, "192.0.2.44"));
    }

    private List<MessageSummary> mails(String recipient) {
        MessageFilter filter = new MessageFilter(null, MessageKind.ACCOUNT, null, null, null);
        return messages.list(filter, null, 200).items().stream()
                .filter(message -> message.recipient().equalsIgnoreCase(recipient))
                .toList();
    }

    /** The path that the newest mail leads to. */
    private String link(String recipient) {
        Matcher link = LINK.matcher(messages.read(mails(recipient).get(0).id()).text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static Response forget(String address) {
        return page().contentType("application/x-www-form-urlencoded")
                .formParam("email", address)
                .post("/admin/forgotten");
    }

    private static ValidatableResponse choose(String link, String password) {
        return page().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("password", password)
                .post(link)
                .then();
    }

    private static ValidatableResponse change(OpenedSession session, String old, String chosen) {
        return browser(session)
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("old", old, "password", chosen))
                .post("/admin/password")
                .then();
    }

    private static ValidatableResponse patch(String path, Map<String, ?> body, String ifMatch) {
        return api().contentType("application/merge-patch+json")
                .header("If-Match", ifMatch)
                .body(body)
                .patch(path)
                .then();
    }

    private static RequestSpecification api() {
        return as(ADMIN_TOKEN);
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token);
    }

    private static RequestSpecification page() {
        return RestAssured.given().header("Accept", "text/html").header("Sec-Fetch-Site", "same-origin");
    }

    private static RequestSpecification browser(OpenedSession session) {
        return RestAssured.given().header("Accept", "text/html").cookie("almanac_session", session.token());
    }

    /** Whoever is let in as one at present: other tests' people. */
    private List<UUID> administrators() {
        return database.createQuery("select id from AccountEntity where role = :role and active", UUID.class)
                .setParameter("role", Role.ADMIN)
                .getResultList();
    }

    private void setActive(List<UUID> ids, boolean active) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createQuery("update AccountEntity set active = :active where id in :ids")
                        .setParameter("active", active)
                        .setParameter("ids", ids)
                        .executeUpdate());
    }

    /** Moves the links of an account into the past. */
    private void age(String path, Duration by) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("""
                    update mailed_link set created_at = created_at - cast(:by as interval),
                        expires_at = expires_at - cast(:by as interval) where account_id = :id\
                    """)
                        .setParameter("by", by.toString())
                        .setParameter("id", UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
                        .executeUpdate());
    }
}
