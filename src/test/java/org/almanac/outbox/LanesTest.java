package org.almanac.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes lanes = new Lanes(2);

    @Test
    void aSlowDomainDoesNotHoldTheOthersUp() {
        add("slow.example", "slow.example", "slow.example", "slow.example", "quick.example", "Quick.Example");

        assertThat(domainsOfNext(6))
                .containsExactlyInAnyOrder("slow.example", "slow.example", "quick.example", "Quick.Example");
        assertThat(lanes.waiting()).isEqualTo(2);
        assertThat(lanes.underWay()).isEqualTo(4);
    }

    @Test
    void domainsTakeTurns() {
        add("a.example", "a.example", "b.example", "b.example");

        assertThat(domainsOfNext(4)).containsExactly("a.example", "b.example", "a.example", "b.example");
    }

    @Test
    void whatHasEndedMakesRoom() {
        add("a.example", "a.example", "a.example");
        Letter first = Objects.requireNonNull(lanes.next());
        lanes.next();
        assertThat(lanes.next()).isNull();

        lanes.done(first);

        assertThat(lanes.next()).isNotNull();
        assertThat(lanes.waiting()).isZero();
    }

    @Test
    void theLongestLaneCanBeTakenOut() {
        add("a.example", "b.example", "b.example", "b.example");

        assertThat(lanes.clearLongest()).hasSize(3);
        assertThat(domainsOfNext(4)).containsExactly("a.example");
        add("b.example");
        assertThat(domainsOfNext(1)).containsExactly("b.example");
    }

    @Test
    void allCanBeTakenOutButWhatIsUnderWay() {
        add("a.example", "a.example", "b.example");
        Letter underWay = Objects.requireNonNull(lanes.next());

        assertThat(lanes.clear()).hasSize(2);
        assertThat(lanes.waiting()).isZero();
        assertThat(lanes.next()).isNull();
        lanes.done(underWay);
        assertThat(lanes.underWay()).isZero();
    }

    private void add(String... domains) {
        for (String domain : domains) {
            QueuedMessage message = new QueuedMessage(
                    UUID.randomUUID(),
                    "test",
                    "a@" + domain,
                    null,
                    null,
                    "id@example.org",
                    Instant.EPOCH,
                    null,
                    0,
                    null,
                    Instant.EPOCH);
            EncodedForm form = new EncodedForm.Builder().build("TEST", "Test");
            lanes.add(new Letter(
                    message,
                    form,
                    TestComposer.mail("Test"),
                    new OutgoingMail("b@example.org", message.recipient(), form.filled(List.of()))));
        }
    }

    private List<String> domainsOfNext(int count) {
        List<String> domains = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Letter letter = lanes.next();
            if (letter != null) {
                domains.add(Addresses.domain(letter.message().recipient()));
            }
        }
        return domains;
    }
}
