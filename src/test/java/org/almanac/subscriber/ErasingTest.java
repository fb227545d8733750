package org.almanac.subscriber;

import static org.almanac.subscriber.Reader.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.almanac.subscriber.link.LinkScope;
import org.junit.jupiter.api.Test;

/** The right to be forgotten. */
@QuarkusTest
class ErasingTest {
    private static final String[] TABLES = {
        "subscriber",
        "subscriber_follow",
        "subscription_request",
        "subscriber_consent",
        "suppressed_address",
        "notice",
        "dry_spell",
        "message"
    };

    private final Mailbox mailbox;

    @Inject
    ErasingTest(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Test
    void lookingAtTheButtonErasesNothing() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"]");

        browser()
                .get("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada) + "/erase")
                .then()
                .statusCode(200)
                .body(containsString(ada));

        assertThat(mailbox.knows(ada)).isTrue();
    }

    @Test
    void neitherTheAddressNorTheIdIsLeftAnywhere() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"]");
        String id = mailbox.subscriber(ada).id.toString();
        assertThat(mailbox.textOfTables(TABLES)).contains(ada, id);

        browser()
                .post("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada) + "/erase")
                .then()
                .statusCode(200)
                .body(containsString("is erased"));

        assertThat(mailbox.textOfTables(TABLES)).doesNotContain(ada).doesNotContain(id);
    }

    @Test
    void linksOfAnErasedSubscriptionOpenNothing() {
        String ada = mailbox.subscribe("");
        String preferences = mailbox.token(LinkScope.PREFERENCES, ada);
        String unsubscribe = mailbox.token(LinkScope.UNSUBSCRIBE, ada);
        browser().post("/subscriptions/" + preferences + "/erase").then().statusCode(200);

        browser().get("/subscriptions/" + preferences).then().statusCode(410);
        browser().post("/subscriptions/" + preferences + "/erase").then().statusCode(410);
        browser().post("/unsubscribe/" + unsubscribe).then().statusCode(200);
    }

    @Test
    void whoWasErasedComesBackByTheirOwnWord() {
        String ada = mailbox.subscribe("\"tags\":[\"5g\"]");
        browser()
                .post("/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, ada) + "/erase")
                .then()
                .statusCode(200);

        Reader.ask(ada, "\"tags\":[\"networks\"]").then().statusCode(202);
        Reader.confirm(mailbox.confirmationToken(ada)).then().statusCode(200);

        assertThat(mailbox.subscriber(ada).follows().tags()).containsExactly("networks");
    }
}
