/** Writes what has fallen due, changed or ceased into the ledger, and hands what is ready to the outbox. */
@NullMarked
package org.almanac.notification.plan;

import org.jspecify.annotations.NullMarked;
