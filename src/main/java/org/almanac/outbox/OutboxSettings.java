package org.almanac.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keys under {@code almanac.outbox.}; {@code docs/configuration.md} explains each. */
@ConfigMapping(prefix = "almanac.outbox")
interface OutboxSettings {

    /** Mails a second that a node hands to the server at most; 0 for as many as it takes. */
    @WithDefault("0")
    int ratePerSecond();

    /** Mails that a node has under way at one time, each on a connection of its own. */
    @WithDefault("4")
    int connections();

    /** How long to wait after the first, second, … "try again later"; after the last of them a message has failed. */
    @WithDefault("PT1M,PT5M,PT15M,PT1H,PT3H,PT6H,PT12H")
    List<Duration> retryDelays();

    /** How long to leave a server in peace that cannot be reached or turns everybody away. */
    @WithDefault("PT10S")
    Duration serverRetry();

    /** After this long without an answer a mail counts as lost on the way, and is sent again later. */
    @WithDefault("PT2M")
    Duration answerTimeout();

    /** How often a node looks for what has become due; what it queues itself goes at once. */
    @WithDefault("PT2S")
    Duration pollInterval();

    /** How many messages a node claims at a time. */
    @WithDefault("200")
    int batchSize();

    /** How long a claim holds; a node that is gone for longer leaves its messages to the others. */
    @WithDefault("PT10M")
    Duration lease();

    /** Where bounces go, told apart by address (VERP); without it they go to the sender's own address. */
    Optional<String> bounceDomain();
}
