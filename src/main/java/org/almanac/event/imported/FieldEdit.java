package org.almanac.event.imported;

import org.almanac.event.Actor;

/**
 * That an editor changed a field of an imported event.
 *
 * @param by see {@link Actor#name()}
 * @param at an instant in ISO 8601
 */
public record FieldEdit(String by, String at) {}
