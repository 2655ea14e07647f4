package dev.tessera.app.shell;

import dev.tessera.app.scene3d.OrbitModel;

/**
 * What the zoom commands do.
 *
 * @param closer comes closer
 * @param away goes away
 * @param all shows everything
 */
record Zoom(Runnable closer, Runnable away, Runnable all) {
  /** Those of a camera about a solid. */
  static Zoom of(OrbitModel camera) {
    return new Zoom(camera::zoomIn, camera::zoomOut, camera::reset);
  }
}
