/** People who come in by a provider of identities (OpenID Connect Core 1.0, authorization code flow). */
@NullMarked
package org.almanac.account.provider;

import org.jspecify.annotations.NullMarked;
