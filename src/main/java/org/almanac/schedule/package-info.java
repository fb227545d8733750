/**
 * What makes the service look again: each job is a few lines that call one method below. Data decides what is due; a
 * job that fires twice, late or on another node changes nothing.
 *
 * <p>Two clocks, for two needs. Heartbeats ({@code Scheduled.SIMPLE}) beat on every node in memory, so that a change of
 * their interval takes effect at the next start and a dead node stops nobody. What belongs to an hour of the day is
 * Quartz', whose clustered store lets one node do it and makes up for a missed night.
 */
@NullMarked
package org.almanac.schedule;

import org.jspecify.annotations.NullMarked;
