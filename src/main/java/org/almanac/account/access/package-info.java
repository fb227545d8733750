/** Who a request comes from, by cookie or token, and which pages are the operator's. */
@NullMarked
package org.almanac.account.access;

import org.jspecify.annotations.NullMarked;
