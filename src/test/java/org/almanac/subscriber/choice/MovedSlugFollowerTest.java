package org.almanac.subscriber.choice;

import static org.almanac.api.ApiClient.editor;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.almanac.subscriber.Mailbox;
import org.almanac.subscriber.Reader;
import org.junit.jupiter.api.Test;

/** Nobody stops hearing of what they follow because an editor gave it another name. */
@QuarkusTest
class MovedSlugFollowerTest {
    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
    private final Mailbox mailbox;

    @Inject
    MovedSlugFollowerTest(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Test
    void followersMoveWithARename() {
        make("tags", "a" + mark);
        String ada = mailbox.subscribe("\"tags\":[\"a" + mark + "\",\"other\"]");
        editor().contentType("application/merge-patch+json")
                .body("{\"slug\":\"b" + mark + "\"}")
                .patch("/api/v1/tags/a" + mark)
                .then()
                .statusCode(200);
        assertThat(mailbox.subscriber(ada).follows().tags()).containsExactly("b" + mark, "other");
    }

    @Test
    void followersOfBothFollowTheOneThatIsLeft() {
        make("series", "a" + mark);
        make("series", "b" + mark);
        String ada = mailbox.subscribe("\"series\":[\"a" + mark + "\",\"b" + mark + "\"]");
        String bob = mailbox.subscribe("\"series\":[\"a" + mark + "\"]");
        merge("series", "a" + mark, "b" + mark);
        assertThat(mailbox.subscriber(ada).follows().series()).containsExactly("b" + mark);
        assertThat(mailbox.subscriber(bob).follows().series()).containsExactly("b" + mark);
    }

    @Test
    void aWishThatWaitsForItsOwnersWordMovesToo() {
        make("organisers", "a" + mark);
        make("organisers", "b" + mark);
        String ada = Reader.address();
        Reader.ask(ada, "\"organisers\":[\"a" + mark + "\"]").then().statusCode(202);
        merge("organisers", "a" + mark, "b" + mark);
        Reader.confirm(mailbox.confirmationToken(ada)).then().statusCode(200);
        assertThat(mailbox.subscriber(ada).follows().organisers()).containsExactly("b" + mark);
    }

    private static void make(String register, String name) {
        editor().contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\"}")
                .post("/api/v1/" + register)
                .then()
                .statusCode(201);
    }

    private static void merge(String register, String from, String to) {
        editor().contentType(ContentType.JSON)
                .body("{\"into\":\"" + to + "\"}")
                .post("/api/v1/" + register + "/" + from + "/merge")
                .then()
                .statusCode(200);
    }
}
