package org.almanac.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageStateTest {

    @Test
    void onlyWhatNobodySendsIsWaiting() {
        assertThat(MessageState.values())
                .filteredOn(MessageState::isWaiting)
                .containsExactly(MessageState.HELD, MessageState.QUEUED, MessageState.RETRY);
    }
}
