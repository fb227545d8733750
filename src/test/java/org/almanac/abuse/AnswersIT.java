package org.almanac.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.almanac.blackbox.PackagedService;
import org.almanac.web.HttpDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What answers, metrics and the log say to strangers and of them; the service is known as an https address. */
class AnswersIT {
    private static final String SITE = "https://events.example";
    private static final String FORGED = "forged.example";
    private static final String BEARER = "Authorization: Bearer " + PackagedService.ADMIN_TOKEN + "\r\n";
    private static final String TOKEN = "SECRETxSECRETxSECRETxSECRETxSECRETxSECRETxS";

    /** What is answered without a resource. */
    private static final List<String> ROUTES = List.of(
            "/calendar.ics",
            "/calendar.jscal",
            "/calendar.atom",
            "/calendar.json",
            "/calendar.ics?nonsense=1",
            "/tags/nobody.ics",
            "/events/nobody.ics",
            "/u/" + TOKEN + "/calendar.ics",
            "/widget.json",
            "/widget.json?nonsense=1",
            "/css/desk.css",
            "/css/desk-pages.css",
            "/js/pages.js",
            "/favicon.svg",
            "/demo/article.css",
            "/q/openapi",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/metrics",
            "/q",
            "/q/",
            "/nowhere",
            "/%00",
            "/css",
            "/css/",
            "//admin",
            "/admin/%2e%2e/x");

    @TempDir
    static java.nio.file.Path directory;

    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        service = PackagedService.start(directory, Map.of("ALMANAC_BASE_URL", SITE, "ALMANAC_DEMO", "true"));
        service.awaitOutput("sample");
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void noAnswerRepeatsTheHostHeaderOrNamesHttp() throws Exception {
        for (String path : paths()) {
            for (String asked : List.of(
                    get(path, "Accept: text/html,*/*\r\n"),
                    get(path, BEARER),
                    get("http://" + FORGED + path, "Accept: text/html,*/*\r\n"))) {
                assertThat(asked).as(path).startsWith("HTTP/1.1 ").doesNotContainIgnoringCase(FORGED);
                assertThat(header(asked, "Location")).as(path).doesNotStartWith("http:");
            }
        }
    }

    @Test
    void whatIsMadeOrActedOnIsAtAnAddressOfOurs() throws Exception {
        String tag = post("/api/v1/tags", BEARER + "Content-Type: application/json\r\n", "{\"name\":\"Forged hosts\"}");
        assertThat(tag).startsWith("HTTP/1.1 201");
        assertThat(header(tag, "Location")).isEqualTo("/api/v1/tags/forged-hosts");
        String event = post(
                "/api/v1/events",
                BEARER + "Content-Type: application/json\r\n",
                "{\"title\":\"Forged\",\"start\":\"2031-03-01\",\"allDay\":true}");
        assertThat(header(event, "Location")).startsWith("/api/v1/events/");
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        String login = post("/admin/login", form, "email=nobody%40events.example&password=wrong");
        String first = get("/api/v1/events?limit=1&online=false", "");
        assertThat(header(first, "Link")).startsWith("</api/v1/events?").contains("limit=1", "online=false");
        String next = header(first, "Link").replaceAll("^<|>.*$", "");
        assertThat(get(next, "")).startsWith("HTTP/1.1 200");
        assertThat(Stream.of(tag, event, login, first)).noneMatch(answer -> answer.contains(FORGED));
    }

    @Test
    void everyAnswerForbidsGuessingItsTypeAndAsksForHttpsAndIsDated() throws Exception {
        for (String path : paths()) {
            String answer = get(path, "");
            assertThat(HttpDate.parse(header(answer, "Date")))
                    .as(path)
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(header(answer, "Strict-Transport-Security")).as(path).isEqualTo("max-age=15552000");
        }
        assertThat(header(post("/nowhere", "", ""), "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void metricsAreLabelledByRouteHoweverManyPathsAreTried() throws Exception {
        for (int i = 0; i < 150; i++) {
            get("/bad-path-" + i, "");
            get("/bad-path-" + i + "/%00", "");
        }
        for (String path : List.of("/subscriptions/", "/unsubscribe/", "/u/", "/subscriptions/confirm/")) {
            get(path + TOKEN + "/%00", "");
            get(path + TOKEN, "");
            get(path + TOKEN, "Authorization: Bearer wrong\r\n");
            try (SocketReader reader = new SocketReader(service.address(), 4_096)) {
                reader.send("POST " + path + TOKEN + " HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nhalf");
            }
        }
        get("/api/v1/venues", "");
        String metrics = service.get("/q/metrics").body();
        assertThat(metrics).doesNotContain("bad-path").doesNotContain("SECRETx");
        assertThat(metrics).contains("uri=\"unmatched\"", "uri=\"/api/v1/venues\"");
    }

    @Test
    void metricsAndTheDetailsOfHealthAreTheOperatorsAlone() throws Exception {
        String passedOn = "X-Forwarded-For: 203.0.113.9\r\n";
        assertThat(get("/q/metrics", passedOn)).startsWith("HTTP/1.1 401");
        assertThat(get("/q/health", passedOn)).startsWith("HTTP/1.1 401").doesNotContain("checks");
        assertThat(get("//q//metrics", passedOn)).doesNotContain("jvm_");
        assertThat(get("/q/%6detrics", passedOn)).doesNotContain("jvm_");
        assertThat(get("/q/metrics/", passedOn)).doesNotContain("jvm_");
        assertThat(get("/q/metrics", passedOn + BEARER))
                .startsWith("HTTP/1.1 200")
                .contains("jvm_");
        for (String path : List.of("/q/health/live", "/q/health/ready")) {
            assertThat(get(path, passedOn)).startsWith("HTTP/1.1 200").endsWith("{\"status\":\"UP\"}");
            assertThat(get(path, "")).startsWith("HTTP/1.1 200").contains("checks");
        }
        assertThat(get("/q/metrics", "")).startsWith("HTTP/1.1 200").contains("jvm_");
    }

    @Test
    void nobodyWritesLinesOfTheirOwnIntoTheLog() throws Exception {
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        String line = "%0d%0a2031-01-01 00:00:00,000 INFO [forged] (main) FORGED%1b[31m%e2%80%ae";
        for (String path :
                List.of("/subscriptions/" + TOKEN, "/subscribe", "/submit", "/admin/login", "/api/v1/tags")) {
            for (String bad : List.of("email=%zz", "=&=&", "%00=%ff")) {
                post(path + line.replace(" ", "%20"), form, bad);
                post(path, form + "X-Request-Id: x\r\n", bad);
            }
            get(path + line.replace(" ", "%20"), "Authorization: Bearer \u001b[31m\r\n");
        }
        assertThat(service.output().lines())
                .noneMatch(written -> written.startsWith("2031-01-01"))
                .noneMatch(written -> written.indexOf('\u001b') >= 0 || written.indexOf('\u202e') >= 0);
        assertThat(service.output()).doesNotContain("SECRETx");
    }

    private static Iterable<String> paths() {
        TreeSet<String> paths = new TreeSet<>(ROUTES);
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.almanac")) {
            if (type.isAnnotatedWith(Path.class)) {
                Class<?> resource = type.reflect();
                for (Method method : resource.getMethods()) {
                    if (method.isAnnotationPresent(GET.class)) {
                        paths.add(path(resource.getAnnotation(Path.class), method.getAnnotation(Path.class)));
                    }
                }
            }
        }
        assertThat(paths).hasSizeGreaterThan(ROUTES.size() + 40);
        return paths;
    }

    private static String path(Path resource, Path method) {
        String whole = "/" + resource.value() + (method == null ? "" : "/" + method.value());
        return Pattern.compile("\\{[^{}]*(\\{[^{}]*\\}[^{}]*)*\\}")
                .matcher(whole)
                .replaceAll("5g")
                .replaceAll("/+", "/");
    }

    private static String get(String path, String headers) throws IOException {
        return SocketReader.exchange(service.address(), SocketReader.get(path, FORGED, headers));
    }

    private static String post(String path, String headers, String body) throws IOException {
        return SocketReader.exchange(
                service.address(),
                "POST " + path + " HTTP/1.1\r\nHost: " + FORGED + "\r\n" + headers + "Content-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** Empty when there is none. */
    private static String header(String answer, String name) {
        var found = Pattern.compile("(?im)^" + name + ": (.*?)\r?$")
                .matcher(answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n"))));
        return found.find() ? found.group(1) : "";
    }
}
