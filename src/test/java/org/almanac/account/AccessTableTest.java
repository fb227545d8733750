package org.almanac.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.almanac.account.store.AccountEntity;
import org.almanac.account.store.Secrets;
import org.almanac.account.store.SessionStore;
import org.almanac.event.Actor;
import org.junit.jupiter.api.Test;

/**
 * Who is let in where: each route of every resource, for everybody that there is. {@code access.txt} has a row for each
 * route and a column for each caller; {@code +} is let in, {@code -} is refused. Let in is also who is then told that
 * there is no such event, or that the body is wrong.
 */
@QuarkusTest
class AccessTableTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ApiTokens tokens;
    private final SessionStore sessions;
    private final EntityManager database;
    private final Clock clock;

    @Inject
    AccessTableTest(ApiTokens tokens, SessionStore sessions, EntityManager database, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.database = database;
        this.clock = clock;
    }

    /** @param type of the body it takes; empty for any or none */
    private record Route(String method, String path, String type) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void everybodyIsLetInWhereTheTableSaysSoAndNowhereElse() throws Exception {
        Map<String, Supplier<Map<String, String>>> callers = callers();
        Map<String, Route> routes = routes();
        Map<String, String> rows = rows(List.copyOf(callers.keySet()));
        assertThat(rows.keySet()).as("rows of access.txt").containsExactlyInAnyOrderElementsOf(routes.keySet());

        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (Route route : routes.values()) {
            String row = Objects.requireNonNull(rows.get(route.toString()));
            int column = 0;
            for (Map.Entry<String, Supplier<Map<String, String>>> caller : callers.entrySet()) {
                boolean letIn = row.charAt(column++) == '+';
                HttpResponse<String> answer = send(route, caller.getValue().get());
                cells++;
                if (!expected(route, caller.getKey(), letIn).equals(outcome(answer))) {
                    wrong.add(route + " as " + caller.getKey() + ": " + answer.statusCode() + ", should be "
                            + expected(route, caller.getKey(), letIn));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cells).isEqualTo(routes.size() * callers.size()).isGreaterThan(1_000);
    }

    @Test
    void refusalOfATokenNamesTheScopeThatIsMissing() throws Exception {
        HttpResponse<String> answer =
                send(new Route("POST", "/api/v1/bounces", "message/rfc822"), bearer(token(Scope.READ, Scope.EVENTS)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("This needs a token with the scope “bounces”.");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer error=\"insufficient_scope\", scope=\"bounces\"");
    }

    private static String expected(Route route, String caller, boolean letIn) {
        if (letIn) {
            return "let in";
        }
        if (!caller.equals("anonymous")) {
            return caller.equals("expired") || caller.equals("revoked") ? "401" : "403";
        }
        return route.path().startsWith("/admin") && route.method().equals("GET") ? "log in" : "401";
    }

    private static String outcome(HttpResponse<String> answer) {
        boolean sentToLogin = answer.statusCode() == 303
                && answer.headers().firstValue("Location").orElse("").startsWith("/admin/login?next=");
        if (sentToLogin) {
            return "log in";
        }
        // A log-in with the wrong password is answered with 401 too, and asks for no credential.
        boolean asked = answer.statusCode() == 401
                && answer.headers().firstValue("WWW-Authenticate").isPresent();
        return asked || answer.statusCode() == 403 ? String.valueOf(answer.statusCode()) : "let in";
    }

    /** In the order of the table's columns. */
    private Map<String, Supplier<Map<String, String>>> callers() {
        Map<String, Supplier<Map<String, String>>> callers = new LinkedHashMap<>();
        callers.put("anonymous", Map::of);
        // Some routes end the session that they are called with.
        callers.put("EDITOR", () -> session(account(Role.EDITOR)));
        callers.put("ADMIN", () -> session(account(Role.ADMIN)));
        for (Scope scope : Scope.values()) {
            Map<String, String> bearer = bearer(token(scope));
            callers.put(scope.word(), () -> bearer);
        }
        Map<String, String> expired = bearer(expired());
        callers.put("expired", () -> expired);
        Map<String, String> revoked = bearer(revoked());
        callers.put("revoked", () -> revoked);
        return callers;
    }

    private String token(Scope... scopes) {
        return tokens.create(new NewToken("access " + UUID.randomUUID(), Set.of(scopes), null), Actor.operator());
    }

    private String expired() {
        String secret = token(Scope.ALL);
        QuarkusTransaction.requiringNew()
                .run(() -> database.createQuery("update ApiTokenEntity set expiresAt = :now where tokenHash = :hash")
                        .setParameter("now", clock.instant())
                        .setParameter("hash", Secrets.hash(secret))
                        .executeUpdate());
        return secret;
    }

    private String revoked() {
        String name = "access " + UUID.randomUUID();
        String secret = tokens.create(new NewToken(name, Set.of(Scope.ALL), null), Actor.operator());
        tokens.list().stream()
                .filter(token -> token.name().equals(name))
                .forEach(token -> tokens.revoke(token.id(), Actor.operator()));
        return secret;
    }

    private static Map<String, String> bearer(String secret) {
        return Map.of("Authorization", "Bearer " + secret);
    }

    private Map<String, String> session(AccountEntity account) {
        return Map.of("Cookie", "almanac_session=" + sessions.create(account), "Sec-Fetch-Site", "same-origin");
    }

    private AccountEntity account(Role role) {
        String email = "access-" + role.name().toLowerCase(Locale.ROOT) + "@almanac.example";
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("from AccountEntity where emailKey = :key", AccountEntity.class)
                        .setParameter("key", email)
                        .getResultStream()
                        .findFirst()
                        .orElseGet(() -> {
                            AccountEntity account = new AccountEntity(
                                    UUID.randomUUID(),
                                    new AccountFields(email, email, "", role, true),
                                    clock.instant());
                            account.password = "none";
                            database.persist(account);
                            return account;
                        }));
    }

    private HttpResponse<String> send(Route route, Map<String, String> headers)
            throws IOException, InterruptedException {
        boolean bare = route.method().equals("GET") || route.method().equals("DELETE");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + concrete(route.path())))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", route.path().startsWith("/admin") ? "text/html" : "*/*")
                .method(
                        route.method(),
                        bare ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body(route)));
        if (!bare && !route.type().isEmpty()) {
            request.header("Content-Type", route.type());
        }
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String body(Route route) {
        return route.type().startsWith("multipart/")
                ? "--b\r\nContent-Disposition: form-data; name=\"field\"\r\n\r\n\r\n--b--\r\n"
                : "";
    }

    /** What nothing is called, so that nothing is changed. */
    private static String concrete(String path) {
        return path.replaceAll("\\{(?:id|event|subscriber)[^}]*}", "01890000-0000-7000-8000-000000000000")
                .replaceAll("\\{ext[^}]*}", "ics")
                .replaceAll("\\{month[^}]*}", "2027-06")
                .replaceAll("\\{number[^}]*}", "0")
                .replaceAll("\\{[^}]*}", "nothing");
    }

    private static Map<String, String> rows(List<String> callers) throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(AccessTableTest.class.getResourceAsStream("access.txt"))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            assertThat(lines.get(0).trim().split("\\s+")).containsExactlyElementsOf(callers);
            for (String line : lines.subList(1, lines.size())) {
                String[] parts = line.trim().split("\\s+");
                String cells = String.join("", Arrays.asList(parts).subList(2, parts.length));
                assertThat(cells).as(line).matches("[+-]{" + callers.size() + "}");
                assertThat(rows.put(parts[0] + " " + parts[1], cells)).as(line).isNull();
            }
        }
        return rows;
    }

    private static Map<String, Route> routes() {
        Map<String, Route> routes = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.almanac")) {
            if (type.isAnnotatedWith(Path.class)) {
                routes(type.reflect()).forEach(route -> routes.put(route.toString(), route));
            }
        }
        return routes;
    }

    private static Stream<Route> routes(Class<?> resource) {
        Stream<Method> methods = Stream.<Class<?>>iterate(resource, Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !method.isBridge());
        String path = resource.getAnnotation(Path.class).value();
        return methods.flatMap(method -> verbs(method)
                .map(verb -> new Route(verb, joined(path, method.getAnnotation(Path.class)), type(resource, method))));
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value);
    }

    private static String joined(String first, Path second) {
        String path = "/" + first + "/" + (second == null ? "" : second.value());
        return path.replaceAll("\\s*:\\s*[^{}]*(?:\\{[^{}]*}[^{}]*)*(?=})", "")
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
    }

    private static String type(Class<?> resource, Method method) {
        Consumes consumes = method.getAnnotation(Consumes.class);
        consumes = consumes == null ? resource.getAnnotation(Consumes.class) : consumes;
        if (consumes == null) {
            boolean form = Arrays.stream(method.getParameters())
                    .anyMatch(parameter -> parameter.isAnnotationPresent(FormParam.class));
            return form ? "application/x-www-form-urlencoded" : "";
        }
        String type = consumes.value()[0];
        return type.startsWith("multipart/") ? type + "; boundary=b" : type;
    }
}
