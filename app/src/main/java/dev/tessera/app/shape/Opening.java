package dev.tessera.app.shape;

/**
 * Where a shape is cut open.
 *
 * @param axis across which the plane lies: 0 x, 1 y, 2 z
 * @param position of the plane on the axis
 * @param keepBelow whether what lies below the position is left, else what lies above
 */
record Opening(int axis, double position, boolean keepBelow) {}
