package org.almanac.admin;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.almanac.account.TestAccounts;

/** A browser without scripts, as the desk's pages meet it. */
public final class DeskBrowser {
    private static final String COOKIE = "almanac_session";

    private final String session;

    private DeskBrowser(String session) {
        this.session = session;
    }

    public static DeskBrowser loggedIn() {
        return new DeskBrowser(logIn(TestAccounts.ADMIN_EMAIL, TestAccounts.ADMIN_PASSWORD, "/admin")
                .statusCode(303)
                .extract()
                .cookie(COOKIE));
    }

    static ValidatableResponse logIn(String email, String password, String next) {
        return anonymous()
                .formParams(Map.of("email", email, "password", password, "next", next))
                .post("/admin/login")
                .then();
    }

    static RequestSpecification anonymous() {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(ContentType.URLENC.withCharset("UTF-8"));
    }

    RequestSpecification request() {
        return anonymous().cookie(COOKIE, session);
    }

    public ValidatableResponse get(String path) {
        return request().get(path).then();
    }

    public ValidatableResponse post(String path, Map<String, String> form) {
        return request().formParams(form).post(path).then();
    }
}
