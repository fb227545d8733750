package org.almanac.api;

import java.util.List;

/** A list, in an object so that it can grow. */
public record Listed<T>(List<T> items) {}
