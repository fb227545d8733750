package org.almanac.account;

/**
 * What is set of an account, checked.
 *
 * @param email as typed, trimmed
 * @param emailKey see {@link EmailKey}
 */
public record AccountFields(String email, String emailKey, String name, Role role, boolean active) {}
