package dev.tessera.app.scene3d;

import dev.tessera.model.render.OrbitCamera;
import java.util.List;
import javafx.scene.Node;

/**
 * A way to put solids on the screen. Solids are prepared on any thread, one at a time; everything
 * else happens on the JavaFX thread.
 */
interface Drawing {
  /** What is put into the scene graph. */
  Node node();

  /** Converts solids, which may take long; running the result shows them. */
  Runnable prepare(List<DisplayMesh> solids);

  /**
   * Looks from a camera.
   *
   * @param width of the picture, view units
   * @param height of the picture, view units
   * @param deviceScale device pixels per view unit
   */
  void look(OrbitCamera camera, double width, double height, double deviceScale);

  /** Shows edges instead of faces, or faces again. */
  void wireframe(boolean on);
}
