package org.almanac.problem;

/**
 * What is wrong with one field of an input.
 *
 * @param field the field as the caller named it; nested fields are joined by dots ({@code venue.country})
 * @param message one sentence for the person who typed it: what is wrong and what to do
 */
public record FieldError(String field, String message) {}
