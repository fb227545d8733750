/**
 * What makes the service look again: each job is a few lines that call one method below. Data decides what is due; a
 * job that fires twice, late or on another node changes nothing.
 *
 * <p>What happens by the clock is Quartz', whose clustered store lets one node do it and makes up for what was missed:
 * looking what has fallen due, the horizon, forgetting, retention. Only what each node has to do for itself is done in
 * memory ({@code Scheduled.SIMPLE}): draining the outbox, telling that it lives, measuring. See
 * {@code docs/decisions/0046-what-happens-by-the-clock.md}.
 */
@NullMarked
package org.almanac.schedule;

import org.jspecify.annotations.NullMarked;
