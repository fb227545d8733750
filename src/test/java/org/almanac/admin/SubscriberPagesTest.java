package org.almanac.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.almanac.account.ApiTokens;
import org.almanac.account.Role;
import org.almanac.account.TestAccounts;
import org.almanac.api.ApiClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk's view of readers. */
@QuarkusTest
class SubscriberPagesTest {
    private final String ada = "ada-" + UUID.randomUUID() + "@example.com";

    @Inject
    ApiTokens tokens;

    private DeskBrowser desk;
    private String id;

    @BeforeEach
    void subscribe() {
        desk = DeskBrowser.loggedIn();
        id = ApiClient.editor()
                .contentType("application/json")
                .body("[{\"email\":\"" + ada + "\",\"tags\":[\"5g\"],\"leadTimes\":[\"P3D\"],\"digest\":\"WEEKLY\","
                        + "\"confirmed\":true,\"consent\":{\"at\":\"2024-05-01\",\"source\":\"https://old.example\","
                        + "\"wording\":\"<b>I agree</b>\"}}]")
                .post("/api/v1/subscribers/import")
                .path("items[0].uid");
    }

    @Test
    void aReaderIsFoundByTheirAddress() {
        desk.get("/admin/subscribers").statusCode(200).body(containsString(ada));
        desk.get("/admin/subscribers?email=" + ada.toUpperCase(java.util.Locale.ROOT))
                .statusCode(303)
                .header("Location", endsWith("/admin/subscribers/" + id));
        desk.get("/admin/subscribers?email=nobody@example.com")
                .statusCode(200)
                .body(containsString("Nobody is subscribed as nobody@example.com."));
        desk.get("/admin/subscribers?cursor=x").statusCode(400);
        desk.get("/admin/subscribers/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void listsAreNarrowedCountedAndSavedAsATableThatIsImportedAgain() {
        String part = ada.substring(0, ada.indexOf('@')).toUpperCase(java.util.Locale.ROOT);
        String query = "/admin/subscribers?q=" + part;
        for (String more :
                java.util.List.of("", "&state=active", "&follows=5G", "&digest=weekly", "&since=2020-01-01")) {
            desk.get(query + more).body(containsString(ada)).body(containsString("<strong>1</strong> subscriber"));
        }
        for (String more : java.util.List.of(
                "&state=pending", "&follows=everything", "&follows=nothing", "&digest=none", "&since=2099-01-01")) {
            desk.get(query + more).body(not(containsString(ada))).body(containsString("Nobody is like this."));
        }
        String table = desk.get("/admin/subscribers/export.csv?q=" + part)
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
        org.assertj.core.api.Assertions.assertThat(table.lines()).hasSize(2);
        org.assertj.core.api.Assertions.assertThat(table).contains(ada + ",5g,").contains("https://old.example");

        String imported = desk.request()
                .contentType("multipart/form-data")
                .multiPart("text", table + "no address,,,,,,,,,,,,,true,2024-05-01T00:00:00Z,x\r\n")
                .post("/admin/subscribers/import")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        desk.get(imported).body(containsString("All 2 are through.")).body(containsString("Why they were skipped"));
        desk.get("/admin/subscribers/import").body(containsString(imported.substring(imported.indexOf("/admin"))));
        desk.request()
                .contentType("multipart/form-data")
                .multiPart("text", "email,colour\na@example.com,red\n")
                .post("/admin/subscribers/import")
                .then()
                .statusCode(422)
                .body(containsString("columns that are not known"));
    }

    @Test
    void choiceConsentAndRightsStandOnOnePage() {
        desk.get("/admin/subscribers/" + id)
                .statusCode(200)
                .body(containsString("Confirmed"))
                .body(containsString("3 days"))
                .body(containsString("Weekly"))
                .body(containsString("https://old.example"))
                .body(containsString("&lt;b&gt;I agree"))
                .body(containsString("Nothing was owed to this reader yet."));
        desk.get("/admin/subscribers/" + id + "/data").statusCode(200).body("email", is(ada));
    }

    @Test
    void anAddressIsSuppressedAndAllowedAgain() {
        desk.post("/admin/subscribers/" + id + "/suppress", Map.of()).statusCode(303);
        desk.get("/admin/subscribers/" + id).body(containsString("Suppressed by an administrator"));
        desk.get("/admin/suppressions").statusCode(200).body(containsString(ada));
        desk.get("/admin/suppressions?email=" + ada).statusCode(200).body(containsString(ada));

        desk.post("/admin/suppressions/" + id + "/remove", Map.of()).statusCode(303);
        desk.get("/admin/suppressions?email=" + ada).body(containsString("is not suppressed"));
        desk.get("/admin/subscribers/" + id).body(not(containsString("Suppressed by an administrator")));
    }

    @Test
    void anAddressThatNobodyHasIsSuppressedByItsHash() {
        String nobody = "nobody-" + ada;
        desk.post("/admin/suppressions", Map.of("address", nobody)).statusCode(303);
        desk.get("/admin/suppressions?email=" + nobody)
                .statusCode(200)
                .body(containsString("Not kept, hash"))
                .body(containsString("Suppressed by an administrator"));
        desk.post("/admin/suppressions", Map.of("address", "nobody"))
                .statusCode(422)
                .body(containsString("aria-invalid=\"true\""));
    }

    @Test
    void erasingIsAskedForOnceMore() {
        desk.get("/admin/subscribers/" + id + "/erase").statusCode(200).body(containsString("cannot be brought back"));
        desk.get("/admin/subscribers/" + id).statusCode(200);

        desk.post("/admin/subscribers/" + id + "/erase", Map.of()).statusCode(303);

        desk.get("/admin/subscribers/" + id).statusCode(404);
    }

    @Test
    void readersAreForAdministratorsOnly() {
        String editor = tokens.create("editor " + UUID.randomUUID(), Role.EDITOR, TestAccounts.ADMIN_EMAIL);
        for (String path : List.of("/admin/subscribers", "/admin/subscribers/" + id, "/admin/suppressions")) {
            given().auth().oauth2(editor).get(path).then().statusCode(403);
        }
    }
}
