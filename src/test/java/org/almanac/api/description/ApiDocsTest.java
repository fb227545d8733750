package org.almanac.api.description;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import org.almanac.problem.Problem;
import org.junit.jupiter.api.Test;

/** {@code /q/docs}, which tests have on. */
@QuarkusTest
class ApiDocsTest {

    @Test
    void pageAndItsPartsAreThereWhenItIsOn() {
        get("/q/docs").then().statusCode(200).contentType("text/html").body(containsString("docs/docs.js"));
        get("/q/docs/docs.js").then().statusCode(200).contentType("text/javascript");
        get("/q/docs/swagger-ui-bundle.js").then().statusCode(200).contentType("text/javascript");
        get("/q/docs/swagger-ui.css").then().statusCode(200).contentType("text/css");
        get("/q/docs/other.js").then().statusCode(404);
    }

    @Test
    void pageMayLoadAndAskThisSiteOnly() {
        String policy = get("/q/docs").header("Content-Security-Policy");
        assertThat(policy).contains("default-src 'none'", "script-src 'self';", "connect-src 'self'");
        assertThat(policy).doesNotContain("http", "*", "unsafe-eval");
        assertThat(get("/").header("Content-Security-Policy")).doesNotContain("unsafe-inline");
    }

    @Test
    void nothingIsThereWhenItIsOffAsItIsUnlessAskedFor() {
        ApiDocsSettings byDefault = new SmallRyeConfigBuilder()
                .withMapping(ApiDocsSettings.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(ApiDocsSettings.class);
        assertThat(byDefault.apiDocs()).isFalse();
        ApiDocsResource off = new ApiDocsResource(byDefault);
        assertThatThrownBy(off::page).isInstanceOf(Problem.class).hasMessageContaining("no such page");
        for (String part : List.of("docs.js", "swagger-ui-bundle.js", "swagger-ui.css")) {
            assertThatThrownBy(() -> off.part(part)).isInstanceOf(Problem.class);
        }
    }
}
