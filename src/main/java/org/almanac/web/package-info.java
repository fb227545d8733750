/** HTTP plumbing: problems to responses, conditional requests, paging, page layout, security headers. */
@NullMarked
package org.almanac.web;

import org.jspecify.annotations.NullMarked;
