package org.almanac.importer;

import org.almanac.importer.table.TableChoices;

/**
 * As what a file is imported.
 *
 * @param source where its events come from
 * @param publishPrivate whether what the file calls private or confidential is shown to readers
 * @param choices how it is read, if it is a table
 */
public record UploadTerms(String source, Importer.Format format, boolean publishPrivate, TableChoices choices) {}
