package org.almanac.account;

import static io.restassured.RestAssured.given;
import static org.almanac.account.TestAccounts.ADMIN_EMAIL;
import static org.almanac.account.TestAccounts.ADMIN_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.almanac.account.login.KnownDevices;
import org.almanac.account.login.LoginThrottle;
import org.almanac.account.store.AccountEntity;
import org.almanac.account.store.Secrets;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionTest {
    private static final String ADDRESS = "192.0.2.1";

    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final KnownDevices devices;
    private final SessionCookie cookie;
    private final EntityManager database;
    private final Clock clock;

    @Inject
    SessionTest(
            Sessions sessions,
            LoginThrottle throttle,
            KnownDevices devices,
            SessionCookie cookie,
            EntityManager database,
            Clock clock) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.devices = devices;
        this.cookie = cookie;
        this.database = database;
        this.clock = clock;
    }

    @Test
    void rightPasswordOpensASessionWhateverTheCaseOfTheAddress() {
        OpenedSession session = sessions.open(TestAccounts.attempt(" admin@almanac.EXAMPLE ", ADMIN_PASSWORD, ADDRESS));

        given().cookie(cookieOf(session))
                .get("/test/administrators")
                .then()
                .statusCode(200)
                .body(equalTo(ADMIN_EMAIL));
    }

    @Test
    void databaseKnowsTheHashOnly() {
        OpenedSession session = open();

        assertThat(stored(session.token())).isZero();
        assertThat(stored(Secrets.hash(session.token()))).isOne();
    }

    @Test
    void closedSessionIsOver() {
        OpenedSession session = open();
        sessions.close(session.token());

        given().cookie(cookieOf(session)).get("/test/anybody").then().body(equalTo("nobody"));
    }

    @Test
    void sessionEndsTwelveHoursAfterItsLastUse() {
        OpenedSession session = open();
        age(session, Duration.ofHours(11));
        given().cookie(cookieOf(session)).get("/test/editors").then().statusCode(200);

        assertThat(expiry(session))
                .isBetween(
                        clock.instant().plus(Duration.ofHours(12)).minusSeconds(60),
                        clock.instant().plus(Duration.ofHours(12)));
        age(session, Duration.ofHours(12));
        given().cookie(cookieOf(session)).get("/test/anybody").then().body(equalTo("nobody"));
    }

    @Test
    void noUseProlongsASessionBeyondFourteenDays() {
        OpenedSession session = open();
        age(session, Duration.ofDays(14).minusHours(1));
        expireAt(session, clock.instant().plusSeconds(60));

        given().cookie(cookieOf(session)).get("/test/editors").then().statusCode(200);

        assertThat(expiry(session)).isBefore(clock.instant().plus(Duration.ofMinutes(61)));
    }

    @Test
    void unknownAccountAndWrongPasswordGetTheSameAnswer() {
        Problem unknown = refusal(UUID.randomUUID() + "@almanac.example", ADMIN_PASSWORD, ADDRESS);
        Problem wrong = refusal(ADMIN_EMAIL, "wrong", ADDRESS);
        Problem nonsense = refusal("\0", "\0", ADDRESS);
        Problem tooLong = refusal(ADMIN_EMAIL, ADMIN_PASSWORD + "x".repeat(100), ADDRESS);

        assertThat(wrong.kind()).isEqualTo(Problem.Kind.UNAUTHENTICATED);
        assertThat(wrong.detail())
                .isEqualTo(unknown.detail())
                .isEqualTo(nonsense.detail())
                .isEqualTo(tooLong.detail());
    }

    @Test
    void tooManyAttemptsOnOneAccountHaveToWaitWhetherOrNotItExists() {
        String network = "2001:db8:9:" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff) + "::1";
        for (String email : List.of(ADMIN_EMAIL, UUID.randomUUID() + "@almanac.example")) {
            for (int attempt = 1; attempt <= 10; attempt++) {
                assertThat(refusal(email, "guess " + attempt, network).kind()).isEqualTo(Problem.Kind.UNAUTHENTICATED);
            }
            assertThat(refusal(email, "guess 11", network).kind()).isEqualTo(Problem.Kind.TOO_MANY_REQUESTS);
        }
    }

    @Test
    void whoGuessesElsewhereKeepsNobodyOut() {
        String guesser = "2001:db8:8:" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff) + "::1";
        for (int attempt = 1; attempt <= 12; attempt++) {
            refusal(ADMIN_EMAIL, "guess " + attempt, guesser);
        }

        assertThat(sessions.open(TestAccounts.attempt(ADMIN_EMAIL, ADMIN_PASSWORD, "192.0.2.77"))
                        .token())
                .hasSize(43);
        String device = open().device();
        LoginRequest known = new LoginRequest(ADMIN_EMAIL, ADMIN_PASSWORD, guesser, device, null);
        assertThat(sessions.open(known).token()).hasSize(43);
    }

    @Test
    void deviceOfOneAccountIsNoneOfAnother() {
        AccountEntity owner = new AccountEntity();
        owner.id = UUID.randomUUID();
        owner.password = "hash";
        AccountEntity other = new AccountEntity();
        other.id = UUID.randomUUID();
        other.password = "hash";
        String device = devices.issue(owner);

        assertThat(devices.recognise(owner, device)).isPresent();
        assertThat(devices.recognise(other, device)).isEmpty();
        assertThat(devices.recognise(null, device)).isEmpty();
        assertThat(devices.recognise(owner, device.replaceFirst("^\\d", "9"))).isEmpty();
        owner.password = "another hash";
        assertThat(devices.recognise(owner, device)).isEmpty();
    }

    @Test
    void loggingInEndsTheSessionThatTheBrowserHad() {
        OpenedSession before = open();
        OpenedSession after =
                sessions.open(new LoginRequest(ADMIN_EMAIL, ADMIN_PASSWORD, ADDRESS, null, before.token()));

        given().cookie(cookieOf(before)).get("/test/anybody").then().body(equalTo("nobody"));
        given().cookie(cookieOf(after)).get("/test/anybody").then().body(equalTo(ADMIN_EMAIL));
    }

    @Test
    void loggingOutEverywhereEndsAllSessions() {
        OpenedSession here = open();
        OpenedSession there = open();
        sessions.closeAll(here.token());

        given().cookie(cookieOf(here)).get("/test/anybody").then().body(equalTo("nobody"));
        given().cookie(cookieOf(there)).get("/test/anybody").then().body(equalTo("nobody"));
    }

    @Test
    void attemptsFromOneNetworkAreLimited() {
        String network = "2001:db8:" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff) + ":1::";
        for (int attempt = 1; attempt <= 100; attempt++) {
            count(network + attempt);
        }

        assertThat(catchThrowableOfType(Problem.class, () -> count(network + "beef"))
                        .kind())
                .isEqualTo(Problem.Kind.TOO_MANY_REQUESTS);
    }

    @Test
    void rightPasswordForgivesEarlierTypingErrors() {
        for (int round = 0; round < 3; round++) {
            for (int attempt = 0; attempt < 5; attempt++) {
                refusal(ADMIN_EMAIL, "wrong", ADDRESS);
            }
            assertThat(open().token()).hasSize(43);
        }
    }

    @Test
    void cookieIsKeptFromScriptsAndOtherSites() {
        assertThat(cookie.issue(open()))
                .startsWith("almanac_session=")
                .contains("; Path=/; HTTPOnly; SameSite=Lax")
                .contains("Max-Age=1209600")
                .doesNotContain("Domain");
        assertThat(cookie.clear()).startsWith("almanac_session=;").contains("Max-Age=0");
    }

    @Test
    void garbageInTheCookieIsNobody() {
        given().header("Cookie", "almanac_session=%00%ff'; drop table session")
                .get("/test/anybody")
                .then()
                .statusCode(200)
                .body(equalTo("nobody"));
    }

    @Test
    void browserThatIsNotLoggedInIsSentToTheLoginPageAndBack() {
        given().redirects()
                .follow(false)
                .get("/admin/test/page?q=5g&page=2")
                .then()
                .statusCode(303)
                .header("Location", "/admin/login?next=%2Fadmin%2Ftest%2Fpage%3Fq%3D5g%26page%3D2");
    }

    private void count(String address) {
        throttle.count(UUID.randomUUID() + "@almanac.example", address, null);
    }

    private OpenedSession open() {
        return sessions.open(TestAccounts.attempt(ADMIN_EMAIL, ADMIN_PASSWORD, ADDRESS));
    }

    private Problem refusal(String email, String password, String address) {
        return catchThrowableOfType(Problem.class, () -> sessions.open(TestAccounts.attempt(email, password, address)));
    }

    private static Cookie cookieOf(OpenedSession session) {
        return new Cookie.Builder("almanac_session", session.token()).build();
    }

    private long stored(String tokenHash) {
        return database.createQuery("select count(*) from SessionEntity where tokenHash = :hash", Long.class)
                .setParameter("hash", tokenHash)
                .getSingleResult();
    }

    private Instant expiry(OpenedSession session) {
        return database.createQuery("select expiresAt from SessionEntity where tokenHash = :hash", Instant.class)
                .setParameter("hash", Secrets.hash(session.token()))
                .getSingleResult();
    }

    /** Moves the whole session into the past. */
    private void age(OpenedSession session, Duration by) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("""
                    update session set created_at = created_at - cast(:by as interval),
                        last_seen_at = last_seen_at - cast(:by as interval),
                        expires_at = expires_at - cast(:by as interval)
                    where token_hash = :hash\
                    """)
                        .setParameter("by", by.toString())
                        .setParameter("hash", Secrets.hash(session.token()))
                        .executeUpdate());
    }

    private void expireAt(OpenedSession session, Instant at) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update session set expires_at = :at where token_hash = :hash")
                        .setParameter("at", at.atOffset(ZoneOffset.UTC))
                        .setParameter("hash", Secrets.hash(session.token()))
                        .executeUpdate());
    }
}
