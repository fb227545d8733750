/** Stored messages, the claims on them and the nodes that hold claims. */
@NullMarked
package org.almanac.outbox.queue;

import org.jspecify.annotations.NullMarked;
