package dev.tessera.app.shape;

/**
 * Where a shape is cut open.
 *
 * @param plane of the cut
 * @param keepBelow whether what lies below the plane is left, else what lies above
 */
record Opening(CutPlane plane, boolean keepBelow) {}
