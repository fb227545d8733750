/** Failures as answers: for programs a problem document (RFC 9457), for people a page. */
@NullMarked
package org.almanac.web.problem;

import org.jspecify.annotations.NullMarked;
