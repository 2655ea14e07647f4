package dev.tessera.app.scene3d;

import dev.tessera.app.session.IoPool;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;

/** Drawing by the processor. */
final class RasterDrawing implements Drawing {
  private final Group node = new Group();

  RasterDrawing(IoPool pool) {}

  @Override
  public Node node() {
    return node;
  }

  @Override
  public Runnable prepare(List<Solid> solids) {
    return () -> {};
  }

  @Override
  public void look(Orbit camera, double width, double height, double deviceScale) {}

  @Override
  public void wireframe(boolean on) {}
}
