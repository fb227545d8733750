package org.almanac.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.almanac.outbox.TestComposer;
import org.almanac.outbox.compose.EncodedMessage;
import org.almanac.outbox.mime.EncodedForm;
import org.almanac.outbox.mime.MailAddresses;
import org.almanac.outbox.queue.QueuedMessage;
import org.almanac.outbox.smtp.OutgoingMail;
import org.junit.jupiter.api.Test;

class DomainQueuesTest {
    private final DomainQueues domainQueues = new DomainQueues(2);

    @Test
    void aSlowDomainDoesNotHoldTheOthersUp() {
        add("slow.example", "slow.example", "slow.example", "slow.example", "quick.example", "Quick.Example");

        assertThat(domainsOfNext(6))
                .containsExactlyInAnyOrder("slow.example", "slow.example", "quick.example", "Quick.Example");
        assertThat(domainQueues.waiting()).isEqualTo(2);
        assertThat(domainQueues.underWay()).isEqualTo(4);
    }

    @Test
    void domainsTakeTurns() {
        add("a.example", "a.example", "b.example", "b.example");

        assertThat(domainsOfNext(4)).containsExactly("a.example", "b.example", "a.example", "b.example");
    }

    @Test
    void whatHasEndedMakesRoom() {
        add("a.example", "a.example", "a.example");
        EncodedMessage first = Objects.requireNonNull(domainQueues.next());
        domainQueues.next();
        assertThat(domainQueues.next()).isNull();

        domainQueues.done(first);

        assertThat(domainQueues.next()).isNotNull();
        assertThat(domainQueues.waiting()).isZero();
    }

    @Test
    void theLongestLaneCanBeTakenOut() {
        add("a.example", "b.example", "b.example", "b.example");

        assertThat(domainQueues.clearLongest()).hasSize(3);
        assertThat(domainsOfNext(4)).containsExactly("a.example");
        add("b.example");
        assertThat(domainsOfNext(1)).containsExactly("b.example");
    }

    @Test
    void allCanBeTakenOutButWhatIsUnderWay() {
        add("a.example", "a.example", "b.example");
        EncodedMessage underWay = Objects.requireNonNull(domainQueues.next());

        assertThat(domainQueues.clear()).hasSize(2);
        assertThat(domainQueues.waiting()).isZero();
        assertThat(domainQueues.next()).isNull();
        domainQueues.done(underWay);
        assertThat(domainQueues.underWay()).isZero();
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
            domainQueues.add(new EncodedMessage(
                    message,
                    form,
                    TestComposer.mail("Test"),
                    new OutgoingMail("b@example.org", message.recipient(), form.pieces(), form.filled(List.of()))));
        }
    }

    private List<String> domainsOfNext(int count) {
        List<String> domains = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EncodedMessage encodedMessage = domainQueues.next();
            if (encodedMessage != null) {
                domains.add(MailAddresses.domain(encodedMessage.message().recipient()));
            }
        }
        return domains;
    }
}
