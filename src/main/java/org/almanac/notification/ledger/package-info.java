/**
 * Notices as they are stored: those that a message carries, how long they are of use, and which choice they follow
 * from.
 */
@NullMarked
package org.almanac.notification.ledger;

import org.jspecify.annotations.NullMarked;
