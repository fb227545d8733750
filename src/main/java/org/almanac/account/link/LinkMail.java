package org.almanac.account.link;

/**
 * What a mail with a link says.
 *
 * @param lede the first line: what it is about
 * @param until when the link ends, in words
 */
record LinkMail(String siteName, String subject, String lede, String link, String until) {}
