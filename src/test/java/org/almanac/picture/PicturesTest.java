package org.almanac.picture;

import static org.almanac.api.ApiClient.anonymous;
import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures through HTTP and the database. */
@QuarkusTest
class PicturesTest {
    private final Pictures pictures;
    private final PictureRepository repository;
    private final Clock clock;

    @Inject
    PicturesTest(Pictures pictures, PictureRepository repository, Clock clock) {
        this.pictures = pictures;
        this.repository = repository;
        this.clock = clock;
    }

    @Test
    void whatIsUploadedIsServedForEver() throws IOException {
        JsonPath kept = uploaded(picture());
        String path = kept.getString("url").replaceFirst("^https?://[^/]+", "");
        assertThat(path).matches("/pictures/[0-9a-f]{32}\\.jpg");
        String tag = anonymous()
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Type", "image/jpeg")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .header("ETag");
        anonymous().header("If-None-Match", tag).get(path).then().statusCode(304);
        anonymous().head(path).then().statusCode(200).header("ETag", tag);
        anonymous().get(path.replace(".jpg", "-480.jpg")).then().statusCode(200);
        anonymous().get("/pictures/" + "0".repeat(32) + ".jpg").then().statusCode(404);
        anonymous().get("/pictures/x.svg").then().statusCode(404);
    }

    @Test
    void theSamePictureHasOneAddress() throws IOException {
        byte[] file = picture();
        assertThat(uploaded(file).getString("url")).isEqualTo(uploaded(file).getString("url"));
    }

    @Test
    void anEventsPageOffersBothSizes() throws IOException {
        String url = uploaded(picture()).getString("url");
        String slug = event(url, "With a picture");
        anonymous()
                .get("/events/" + slug)
                .then()
                .body(containsString("<meta property=\"og:image\" content=\"" + url + "\">"))
                .body(containsString(url.replace(".jpg", "-480.jpg") + " 480w"));
    }

    @Test
    void whatCannotBeTakenIsSaid() {
        editor().contentType("image/svg+xml")
                .body("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
                .post("/api/v1/pictures")
                .then()
                .statusCode(422)
                .body("errors[0].field", is("picture"))
                .body("errors[0].message", containsString("SVG"));
        editor().contentType("image/jpeg")
                .body(new byte[Pictures.MAX_BYTES + 1])
                .post("/api/v1/pictures")
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("10 MB"));
        anonymous()
                .contentType("image/jpeg")
                .body(new byte[10])
                .post("/api/v1/pictures")
                .then()
                .statusCode(401);
    }

    @Test
    void whatNoEventShowsIsForgottenInTime() throws IOException {
        String shown = uploaded(picture()).getString("url");
        String unused = uploaded(picture()).getString("url");
        String once = uploaded(picture()).getString("url");
        event(shown, "Shows one");
        String slug = event(once, "Showed one");
        editor().contentType("application/merge-patch+json")
                .body("{\"image\":null}")
                .patch("/api/v1/events/" + slug)
                .then()
                .statusCode(200);
        pictures.forget();
        assertThat(isKept(unused)).isTrue();
        QuarkusTransaction.requiringNew()
                .run(() -> repository.update("uploadedAt = ?1", clock.instant().minus(Duration.ofDays(32))));
        pictures.forget();
        assertThat(isKept(unused)).isFalse();
        assertThat(isKept(shown)).isTrue();
        // What an event said before can come back.
        assertThat(isKept(once)).isTrue();
    }

    private boolean isKept(String url) {
        return pictures.find(url.substring(url.lastIndexOf('/') + 1)).isPresent();
    }

    private static String event(String image, String title) {
        return editor().contentType(ContentType.JSON)
                .body("{\"title\":\"%s\",\"start\":\"2027-06-08\",\"allDay\":true,\"image\":\"%s\"}"
                        .formatted(title, image))
                .post("/api/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("slug");
    }

    private static JsonPath uploaded(byte[] file) {
        return editor().contentType("image/png")
                .body(file)
                .post("/api/v1/pictures")
                .then()
                .statusCode(201)
                .header("Location", endsWith(".jpg"))
                .body("width", is(600))
                .extract()
                .jsonPath();
    }

    /** Another each time. */
    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB);
        Random random = new Random();
        for (int x = 0; x < 600; x += 60) {
            for (int y = 0; y < 300; y++) {
                image.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
