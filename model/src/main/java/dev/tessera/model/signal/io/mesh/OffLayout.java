package dev.tessera.model.signal.io.mesh;

/**
 * How the numbers of an OFF file stand on lines.
 *
 * @param vertexLines whether each vertex has a line of its own
 * @param faceLines whether each face has one
 * @param colour numbers of a vertex' colour where it has no line: four, in some files three
 */
record OffLayout(boolean vertexLines, boolean faceLines, int colour) {}
