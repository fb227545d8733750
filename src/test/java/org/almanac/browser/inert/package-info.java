/** What strangers typed does nothing in a browser, wherever it is shown. */
package org.almanac.browser.inert;
