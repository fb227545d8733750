/**
 * Who is owed what: the rules, the planner that turns them into a ledger of notices, and the mails that say them. {@link
 * org.almanac.notification.NoticePlanner} is called from time to time; how often decides how soon, never what.
 */
@NullMarked
package org.almanac.notification;

import org.jspecify.annotations.NullMarked;
