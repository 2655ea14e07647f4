package dev.tessera.assets;

/**
 * A mesh that ships with the program.
 *
 * @param name file name, unique
 * @param title what it shows
 * @param credit its author
 * @param licence SPDX identifier, or "public domain"
 * @param vertices number of vertices
 * @param triangles number of triangles
 */
public record SampleMesh(
    String name, String title, String credit, String licence, int vertices, int triangles) {}
