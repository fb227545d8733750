package org.almanac.web;

/** Says in the terms of API tokens what is missing, for answers that refuse one. */
public interface ScopeNames {
    /** The smallest scope that brings a role along. */
    String scopeFor(String role);
}
