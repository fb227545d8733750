/** Which proxies are believed, and what they say of whom a request comes from. */
@NullMarked
package org.almanac.web.proxy;

import org.jspecify.annotations.NullMarked;
