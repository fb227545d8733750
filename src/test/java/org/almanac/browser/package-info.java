/** Pages and the widget as a real browser shows them. */
package org.almanac.browser;
