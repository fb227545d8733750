/**
 * The rows of subscribers and of what belongs to them, and the values that they are made of. Everything happens within
 * the caller's transaction.
 */
@NullMarked
package org.almanac.subscriber.store;

import org.jspecify.annotations.NullMarked;
