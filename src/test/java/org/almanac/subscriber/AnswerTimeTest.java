package org.almanac.subscriber;

import static org.almanac.subscriber.Reader.address;
import static org.almanac.subscriber.Reader.ask;
import static org.almanac.subscriber.Reader.browser;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.almanac.subscriber.link.LinkScope;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Nobody learns who is subscribed by watching the clock. */
@QuarkusTest
class AnswerTimeTest {
    private static final int ROUNDS = Integer.getInteger("timing-rounds", 60);

    private final Mailbox mailbox;

    @Inject
    AnswerTimeTest(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /**
     * The same statements run whoever asks, so the medians lie as close together for known and unknown addresses as two
     * samples of unknown ones do. Generous, for a machine that does other things meanwhile.
     */
    @Test
    void theTimeOfAnAnswerDoesNotTellWhoIsSubscribed() {
        String known = mailbox.subscribe("");
        String mover = mailbox.subscribe("");
        String path = "/subscriptions/" + mailbox.token(LinkScope.PREFERENCES, mover) + "/address";
        IntStream.range(0, ROUNDS / 2).forEach(i -> {
            timeAsking(known);
            timeAsking(address());
        });
        Random order = new Random(7);
        Times asked = Times.none();
        Times moved = Times.none();
        for (int i = 0; i < ROUNDS; i++) {
            List<Runnable> round = new ArrayList<>(List.of(
                    () -> asked.known().add(timeAsking(known)),
                    () -> asked.unknown().add(timeAsking(address())),
                    () -> moved.known().add(timeMoving(path, known)),
                    () -> moved.unknown().add(timeMoving(path, address()))));
            Collections.shuffle(round, order);
            round.forEach(Runnable::run);
        }

        for (Times measured : List.of(asked, moved)) {
            double subscribed = median(measured.known());
            double unknown = median(measured.unknown());
            Logger.getLogger(AnswerTimeTest.class)
                    .infof(
                            "known %.2f ms, unknown %.2f ms, ratio %.3f",
                            subscribed / 1e6, unknown / 1e6, subscribed / unknown);
            assertThat(subscribed / unknown).isBetween(0.6, 1.67);
        }
    }

    /** In nanoseconds, for addresses of either kind. */
    private record Times(List<Long> known, List<Long> unknown) {
        static Times none() {
            return new Times(new ArrayList<>(), new ArrayList<>());
        }
    }

    private static double median(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** What the request before left to be taken up is done first, or it would be counted here. */
    private long timeAsking(String email) {
        mailbox.messages(email);
        long start = System.nanoTime();
        ask(email, "").then().statusCode(202);
        return System.nanoTime() - start;
    }

    private long timeMoving(String path, String email) {
        mailbox.messages(email);
        long start = System.nanoTime();
        browser().formParam("email", email).post(path).then().statusCode(202);
        return System.nanoTime() - start;
    }
}
