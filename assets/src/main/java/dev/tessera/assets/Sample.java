package dev.tessera.assets;

/**
 * A photograph that ships with the program.
 *
 * @param name file name, unique
 * @param title what it shows
 * @param credit its author
 * @param licence SPDX identifier, or "public domain"
 * @param width pixels from left to right
 * @param height pixels from top to bottom
 */
public record Sample(
    String name, String title, String credit, String licence, int width, int height) {}
