package org.almanac.abuse;

import static org.almanac.abuse.Drafts.saying;
import static org.almanac.abuse.Drafts.with;
import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.almanac.subscriber.TestReaders;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No route tells a stranger what is in drafts, hidden edits and what only they name, nor that it is there. */
@QuarkusTest
class HiddenTest {
    /** How the keys begin of what has a part of the addresses of its own. */
    private static final Map<String, String> PREFIXES =
            Map.of("/tags/", "tag-", "/series/", "series-", "/organisers/", "organiser-");

    @TestHTTPResource("/")
    URL base;

    @Inject
    Router router;

    @Inject
    TestReaders readers;

    private final String secret = "qz" + UUID.randomUUID().toString().substring(0, 8);

    /** As long as the secret, and in nothing. */
    private final String unknown = "qy" + UUID.randomUUID().toString().substring(0, 8);

    private final String open = "op" + UUID.randomUUID().toString().substring(0, 8);
    private Stranger stranger;

    /** Ids of drafts, and of what only they name. */
    private final List<String> secretIds = new ArrayList<>();

    /** Ids and slugs that readers knew. */
    private final List<String> known = new ArrayList<>();

    @BeforeEach
    void writeSecrets() {
        stranger = new Stranger(base);
        String draft = Drafts.create(with(saying(secret), "published", false));
        secretIds.add(Drafts.id(draft));
        Drafts.importFrom(
                secret,
                with(
                        with(with(saying("i" + secret), "published", false), "uid", secret + "@example"),
                        "source",
                        secret));
        Drafts.register("tags", Map.of("name", "Registered tag " + secret));
        Drafts.register("series", Map.of("name", "Registered series " + secret));
        Drafts.register("organisers", Map.of("name", "Registered organiser " + secret));
        Drafts.register("venues", Map.of("name", "Registered venue " + secret));
        editor().get("/api/v1/venues?limit=500&q=" + secret)
                .then()
                .extract()
                .<List<String>>path("items.id")
                .forEach(secretIds::add);

        String hidden = known(saying("h" + open));
        Drafts.hide(hidden);
        Drafts.patch(hidden, saying("h" + secret));
        Drafts.patch(hidden, Map.of("slug", "again-" + secret));
        String withdrawn = known(saying("w" + open));
        Drafts.hide(withdrawn);
        Drafts.patch(withdrawn, saying("w" + secret));
        Drafts.withdraw(withdrawn);
        String renamed = known(saying("r" + open));
        Drafts.withdraw(renamed);
        Drafts.patch("/api/v1/tags/tag-r" + open, Map.of("name", "Renamed " + secret));
        Drafts.patch("/api/v1/series/series-r" + open, Map.of("name", "Renamed " + secret));
        Drafts.patch("/api/v1/organisers/organiser-r" + open, Map.of("name", "Renamed " + secret));
    }

    private String known(Map<String, Object> event) {
        String address = Drafts.create(event);
        known.add(Drafts.id(address));
        Stream.of("slug-", "tag-", "series-", "organiser-")
                .forEach(kind ->
                        known.add(kind + String.valueOf(event.get("title")).substring("Title ".length())));
        return address;
    }

    private List<String> secretKeys() {
        List<String> keys = new ArrayList<>();
        for (String of : List.of(secret, "h" + secret)) {
            Stream.of("slug-", "tag-", "series-", "organiser-").forEach(kind -> keys.add(kind + of));
        }
        keys.addAll(List.of("slug-i" + secret, "again-" + secret, "registered-tag-" + secret));
        return keys;
    }

    @Test
    void noRouteGivesAwayWhatIsHidden() throws IOException {
        SoftAssertions all = new SoftAssertions();
        int asked = 0;
        for (PublicRoutes.Template route : PublicRoutes.all(router)) {
            List<String> paths = route.names() ? known.stream().map(route::of).toList() : List.of(route.template());
            for (String path : paths) {
                asked++;
                Stranger.Answer answer = stranger.get(path);
                all.assertThat(answer.toString()).as(path).doesNotContain(secret);
                all.assertThat(answer.status()).as(path).isLessThan(500);
            }
        }
        all.assertAll();
        assertThat(asked).isGreaterThan(300);
    }

    @Test
    void whatIsHiddenCannotBeToldFromWhatIsNot() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (PublicRoutes.Template route : PublicRoutes.all(router)) {
            if (route.names()) {
                secretKeys().stream()
                        .filter(key -> mayName(route.template(), key))
                        .forEach(key -> sameAsUnknown(all, route.of(key)));
                for (String id : secretIds) {
                    String other = UUID.randomUUID().toString();
                    all.assertThat(stranger.get(route.of(id)).without(id))
                            .as(route.of(id))
                            .isEqualTo(stranger.get(route.of(other)).without(other));
                }
            } else {
                queries(route).forEach(query -> sameAsUnknown(all, route.template() + query));
            }
        }
        all.assertAll();
    }

    /** A route of one kind of thing is not asked for the others; one that tells no kind is asked for all. */
    private static boolean mayName(String template, String key) {
        return PREFIXES.entrySet().stream()
                .filter(kind -> template.contains(kind.getKey()))
                .allMatch(kind -> key.contains(kind.getValue()));
    }

    private void sameAsUnknown(SoftAssertions all, String path) {
        all.assertThat(stranger.get(path).without(secret))
                .as(path)
                .isEqualTo(stranger.get(path.replace(secret, unknown)).without(unknown));
    }

    /** What a list can be asked by, whether the route says that it reads it or not. */
    private Set<String> queries(PublicRoutes.Template route) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        route.parameters().forEach(name -> values.put(name, List.of(secret)));
        for (String name : List.of("tag", "tags", "series", "organiser", "organisers")) {
            String kind = name.startsWith("tag") ? "tag-" : name.startsWith("series") ? "series-" : "organiser-";
            values.put(name, List.of(kind + secret, kind + "h" + secret));
        }
        for (String name : List.of("event", "events")) {
            values.put(name, List.of("slug-" + secret, "again-" + secret));
        }
        values.put("q", List.of(secret, "passwordof" + secret));
        values.put(
                "url",
                Stream.of("/events/slug-", "/events/again-", "/tags/tag-", "/series/series-")
                        .map(path -> base.toString().replaceFirst("/$", "") + path + secret)
                        .toList());
        Set<String> queries = new TreeSet<>();
        values.forEach((name, some) -> some.forEach(value -> queries.add("?" + name + "=" + value)));
        return queries;
    }

    @Test
    void aSubscriptionDoesNotConfirmThatSomethingIsThere() {
        String reader = secret + "@example.org";
        editor().contentType("application/json")
                .body(List.of(Map.of(
                        "email", reader,
                        "tags", List.of("tag-" + secret),
                        "series", List.of("series-h" + secret),
                        "organisers", List.of("organiser-" + secret),
                        "confirmed", true,
                        "consent", Map.of("at", "2024-05-01", "source", "test"))))
                .post("/api/v1/subscribers/import")
                .then()
                .body("created", is(1));

        String preferences = stranger.get(readers.preferences(reader)).body();

        assertThat(preferences)
                .contains("tag-" + secret)
                .doesNotContain("Tag " + secret, "Series h", "Organiser " + secret);
        for (String word : List.of("slug-", "again-", "slug-h")) {
            assertThat(subscribe("events", word + secret).replace(secret, "*"))
                    .isEqualTo(subscribe("events", word + unknown).replace(unknown, "*"));
        }
        assertThat(subscribe("tags", "tag-" + secret)).isEqualTo(subscribe("tags", "tag-" + unknown));
    }

    private static String subscribe(String list, String name) {
        return anonymous()
                .contentType("application/json")
                .body(Map.of("email", UUID.randomUUID() + "@example.org", list, List.of(name)))
                .post("/subscriptions")
                .asString();
    }

    @Test
    void theDeskSeesItAll() {
        for (String register : List.of("tags", "series", "organisers", "venues")) {
            editor().get("/api/v1/" + register + "?limit=500&q=" + secret)
                    .then()
                    .statusCode(200)
                    .body(containsString("Registered"), containsString("h" + secret));
        }
        editor().get("/api/v1/tags/tag-" + secret).then().statusCode(200);
        editor().get("/api/v1/events/again-" + secret).then().statusCode(200);
        editor().get("/api/v1/events/slug-h" + secret).then().statusCode(200);
        editor().get("/api/v1/events?published=false&q=h" + secret)
                .then()
                .statusCode(200)
                .body(containsString("Title h" + secret));
        editor().get("/api/v1/events/slug-i" + secret).then().body("source", is(secret));
    }
}
