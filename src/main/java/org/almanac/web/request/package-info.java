/** What holds for every request and every answer, whoever gives it. */
@NullMarked
package org.almanac.web.request;

import org.jspecify.annotations.NullMarked;
