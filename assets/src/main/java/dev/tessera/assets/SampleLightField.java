package dev.tessera.assets;

/**
 * A light field that ships with the program, a ZIP file of views named by row and column.
 *
 * @param name file name, unique
 * @param title what it shows
 * @param credit its author
 * @param licence SPDX identifier, or "public domain"
 * @param rows of views from top to bottom
 * @param columns of views from left to right
 */
public record SampleLightField(
    String name, String title, String credit, String licence, int rows, int columns) {}
