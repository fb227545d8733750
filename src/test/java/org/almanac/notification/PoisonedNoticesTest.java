package org.almanac.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.almanac.abuse.Poison;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One event that cannot be written does not keep anybody's mail. */
@QuarkusTest
class PoisonedNoticesTest {
    private final NoticeScene scene;
    private final Poison poison;

    @Inject
    PoisonedNoticesTest(NoticeScene scene, Poison poison) {
        this.scene = scene;
        this.poison = poison;
    }

    @BeforeEach
    void open() {
        scene.open();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void remindersGoOutWithWhatCanBeSaid() throws Exception {
        String reader = scene.subscribe(Map.of(), "PT1H");
        String deep = scene.publish("Deep event", scene.localIn(Duration.ofMinutes(90)));
        String broken = scene.publish("Broken event", scene.localIn(Duration.ofMinutes(91)));
        scene.publish("Sound event", scene.localIn(Duration.ofMinutes(92)));
        poison.describe(UUID.fromString(NoticeScene.id(deep)), Poison.TEXTS.get(0));
        poison.breakRule(UUID.fromString(NoticeScene.id(broken)));

        scene.pass(Duration.ofMinutes(40));

        assertThat(String.join("\n", scene.texts(reader)))
                .contains("Deep event")
                .contains("Broken event")
                .contains("Sound event");
        assertThat(String.join("\n", scene.calendarParts(reader)))
                .contains("SUMMARY:Deep event")
                .contains("SUMMARY:Broken event")
                .contains("SUMMARY:Sound event");
    }

    @Test
    void aCancellationIsToldAllTheSame() throws Exception {
        String reader = scene.subscribe(Map.of(), "PT1H");
        String deep = scene.publish("Deep event", scene.localIn(Duration.ofMinutes(90)));
        poison.describe(UUID.fromString(NoticeScene.id(deep)), Poison.TEXTS.get(3));
        scene.pass(Duration.ofMinutes(40));

        scene.withdraw(deep);
        scene.pass(Duration.ofMinutes(20));

        assertThat(scene.kinds(reader)).contains("CANCELLED");
    }
}
