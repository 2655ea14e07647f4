package dev.tessera.app.shape;

import dev.tessera.model.render.SlicePlane;

/**
 * The plane of a cut.
 *
 * @param axis across which it lies
 * @param position on the axis, -1 to 1
 */
record CutPlane(CutAxis axis, double position) {
  SlicePlane slice() {
    return new SlicePlane(axis.index(), position);
  }
}
