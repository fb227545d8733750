package org.almanac.abuse.fuzz;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.almanac.abuse.LoggedErrors;
import org.almanac.abuse.Wire;
import org.almanac.account.TestAccounts;
import org.almanac.api.ApiClient;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every route of the running service, as anybody, a program and an editor, with requests that nobody meant: no server
 * error, no {@code Error} in the log, no answer that takes five seconds three times running, and a healthy service at the
 * end. A failure prints its seed and a small request that {@code -Dfuzz.replay} sends again.
 */
@QuarkusTest
@TestProfile(RouteFuzzTest.OwnService.class)
class RouteFuzzTest {
    private static final double SHARE = 0.6;
    private static final long LONGEST_MILLIS = 5_000;
    private static final int AGAIN = 2;

    /** So that the same requests are sent on a fast machine and on a slow one, unless somebody asks for longer. */
    private static final int MOST = System.getProperty("fuzz.seconds") == null ? 1_500 : Integer.MAX_VALUE;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d{1,9})\r\n");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Router router;

    private String session = "";
    private String event = "";

    /** A database that no other test looks into. */
    public static class OwnService implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            // Requests that stop half-way are waited for, but not for as long as a slow reader is.
            return Map.of(
                    "almanac.submissions.per-network", "1000000",
                    "almanac.limits.bodies.deadline", "PT1S",
                    "almanac.limits.bodies.import-deadline", "PT2S",
                    "almanac.limits.connections.head-deadline", "PT1S",
                    "almanac.limits.connections.idle", "PT2S",
                    "almanac.limits.login.per-network", "1000000");
        }
    }

    @Test
    void noRequestBreaksTheService() throws Exception {
        event = ApiClient.editor()
                .contentType("application/json")
                .body("{\"title\":\"Fuzzed\",\"start\":\"2027-06-08T09:00\",\"tags\":[\"a\"]}")
                .post("/api/v1/events")
                .path("slug");
        try (LoggedErrors errors = LoggedErrors.listening()) {
            if (FuzzSettings.replay().isEmpty()) {
                fuzz(errors);
            } else {
                assertThat(failure(Base64.getDecoder().decode(FuzzSettings.replay()), errors))
                        .isNull();
            }
        }
        for (String path :
                List.of("/q/health", "/", "/calendar.ics", "/calendar.atom", "/calendar.json", "/api/v1/events")) {
            get(path).then().statusCode(200);
        }
    }

    private void fuzz(LoggedErrors errors) throws Exception {
        long seed = FuzzSettings.seed();
        Random random = new Random(seed);
        RequestMaker maker = new RequestMaker(random);
        List<RequestRoutes.Target> routes = RequestRoutes.all(router);
        assertThat(routes.stream().map(RequestRoutes.Target::path).collect(Collectors.toSet()))
                .contains("/calendar.ics", "/subscriptions", "/admin/import", "/api/v1/events/{event}");
        int tried = 0;
        int answered = 0;
        for (long end = System.nanoTime() + FuzzSettings.time(SHARE).toNanos();
                System.nanoTime() < end && tried < MOST;
                tried++) {
            byte[] request = maker.request(routes.get(random.nextInt(routes.size())));
            if (tried % 200 == 0) {
                session = loggedIn();
            }
            @Nullable String failure = failure(request, errors);
            answered += failure == null ? 1 : 0;
            if (failure != null && !KnownFailures.REQUESTS.contains(failure)) {
                byte[] small = Shrinker.shrink(request, less -> failure.equals(failure(less, errors)));
                assertThat(failure)
                        .as("seed %s, request %s: %s", seed, tried, Shrinker.shown(small))
                        .isNull();
            }
        }
        assertThat(answered).as("of %s requests", tried).isGreaterThan(tried / 2);
    }

    private static String loggedIn() {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParams(Map.of(
                        "email", TestAccounts.ADMIN_EMAIL, "password", TestAccounts.ADMIN_PASSWORD, "next", "/admin"))
                .post("/admin/login")
                .then()
                .statusCode(303)
                .extract()
                .cookie("almanac_session");
    }

    /** @return what went wrong, alike for all requests that go wrong in this way; null when nothing did */
    private @Nullable String failure(byte[] request, LoggedErrors errors) throws IOException {
        String text = new String(request, ISO_8859_1)
                .replace(RequestMaker.SESSION, session)
                .replace(RequestMaker.TOKEN, ConfigProvider.getConfig().getValue("almanac.admin.token", String.class))
                .replace(RequestMaker.EVENT, event);
        Wire.Answer answer = Wire.send(text.getBytes(ISO_8859_1), PATIENCE);
        for (int i = 0; i < AGAIN && answer.millis() > LONGEST_MILLIS && isWhole(text); i++) {
            answer = Wire.send(text.getBytes(ISO_8859_1), PATIENCE);
        }
        List<String> logged = errors.errors();
        List<String> exceptions = errors.exceptions();
        errors.forget();
        if (!logged.isEmpty()) {
            return logged.get(0);
        }
        // With 501 oEmbed says that it has not the format that was asked for.
        if (answer.status() >= 500 && answer.status() != 501) {
            return "status " + answer.status() + (exceptions.isEmpty() ? "" : ": " + exceptions.get(0));
        }
        return answer.millis() > LONGEST_MILLIS && isWhole(text) ? "slow" : null;
    }

    /** Whether all has been sent that the request announces; else it is the client that is waited for. */
    private static boolean isWhole(String request) {
        int head = request.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(head < 0 ? "" : request.substring(0, head + 2));
        boolean chunked = request.toLowerCase(Locale.ROOT).contains("transfer-encoding");
        return head >= 0
                && !chunked
                && (!length.find() || request.length() - head - 4 >= Long.parseLong(length.group(1)));
    }
}
