/** What strangers may send to harm the service, and that it does not. */
package org.almanac.abuse;
