package org.almanac.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageStateTest {

    @ParameterizedTest
    @CsvSource({
        "HELD, QUEUED SKIPPED",
        "QUEUED, HELD SENDING SKIPPED",
        "RETRY, HELD SENDING SKIPPED",
        "SENDING, QUEUED SENT RETRY FAILED SUPPRESSED SKIPPED",
        "FAILED, QUEUED",
    })
    void passesOnlyTo(MessageState state, String successors) {
        List<MessageState> expected =
                Arrays.stream(successors.split(" ")).map(MessageState::valueOf).toList();

        assertThat(MessageState.values()).filteredOn(state::mayBecome).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"SENT", "SUPPRESSED", "SKIPPED"})
    void isFinal(MessageState state) {
        assertThat(MessageState.values()).noneMatch(state::mayBecome);
    }

    @Test
    void onlyWhatNobodySendsIsWaiting() {
        assertThat(MessageState.values())
                .filteredOn(MessageState::isWaiting)
                .containsExactly(MessageState.HELD, MessageState.QUEUED, MessageState.RETRY);
    }
}
