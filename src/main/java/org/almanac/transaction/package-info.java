/**
 * Transactions that are begun again when the database gave them up for the sake of others, and what statements for many
 * rows take.
 */
@NullMarked
package org.almanac.transaction;

import org.jspecify.annotations.NullMarked;
