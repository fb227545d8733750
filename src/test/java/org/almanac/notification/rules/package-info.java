/**
 * The rules of who is owed which mail, written down a second time, plainly and slowly, and random editors and readers to
 * hold the service against them. The rules here share no code with what plans and sends.
 */
package org.almanac.notification.rules;
