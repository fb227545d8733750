package org.almanac.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
class WidgetPagesTest {
    private final ApiTokens tokens;

    @Inject
    WidgetPagesTest(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Test
    void aLinkHoldsTheWholeChoice() {
        ApiClient.editor()
                .contentType("application/json")
                .body(Map.of(
                        "title",
                        "For the builder",
                        "start",
                        "2027-06-08T09:00",
                        "timeZone",
                        "UTC",
                        "tags",
                        List.of("Builder & Sons")))
                .post("/api/v1/events")
                .then()
                .statusCode(201);

        DeskBrowser.loggedIn()
                .get("/admin/widget?tags=builder-sons&layout=compact&as=frame&limit=7")
                .statusCode(200)
                .body(containsString("value=\"Builder &amp; Sons\""))
                .body(containsString("name=\"layout\" value=\"compact\" checked"))
                .body(containsString("<iframe src=\"/embed?tags=builder-sons&amp;limit=7&amp;layout=compact\""))
                .body(containsString("/embed?tags=builder-sons&amp;amp;limit=7&amp;amp;layout=compact&quot; title="));
    }

    @Test
    void mistakesAreToldBesideTheFieldsAndWhatWasTypedStays() {
        DeskBrowser.loggedIn()
                .request()
                .queryParam("limit", "99")
                .queryParam("tags", "<none>")
                .queryParam("country", "xx")
                .queryParam("time-zone", "Mars")
                .queryParam("empty-text", "\">".repeat(101))
                .get("/admin/widget")
                .then()
                .statusCode(422)
                .body(containsString("id=\"limit-error\""))
                .body(containsString("value=\"99\""))
                .body(containsString("id=\"tags-error\""))
                .body(containsString("value=\"&lt;none&gt;\""))
                .body(containsString("<option value=\"xx\" selected>"))
                .body(containsString("id=\"time-zone-error\""))
                .body(containsString("value=\"&quot;&gt;&quot;&gt;"))
                .body(not(containsString("<iframe")))
                .body(not(containsString("id=\"snippet\"")));
    }

    @Test
    void editorsMayAndStrangersMayNot() {
        String secret = tokens.create("widget " + UUID.randomUUID(), Role.EDITOR, TestAccounts.ADMIN_EMAIL);

        given().auth()
                .oauth2(secret)
                .header("Accept", "text/html")
                .get("/admin/widget")
                .then()
                .statusCode(200)
                .body(containsString("<a href=\"/admin/widget\" aria-current=\"page\">"));
        given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .get("/admin/widget")
                .then()
                .statusCode(303);
    }
}
