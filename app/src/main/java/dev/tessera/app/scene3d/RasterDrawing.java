package dev.tessera.app.scene3d;

import dev.tessera.app.fx.ArgbView;
import dev.tessera.app.session.IoPool;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.service.Outcome;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * Drawing by the processor, for machines without 3D: one picture at a time beside the window's
 * thread, coarse while the camera moves if a fine one takes too long, fine when it rests.
 */
final class RasterDrawing implements Drawing {
  /** Time that a picture may take while the camera moves. */
  private static final double MOVING_NANOS = 60e6;

  private static final double COARSEST = 0.2;

  /** What a picture is to show. */
  private record Wish(
      List<DisplayMesh> solids, OrbitCamera camera, boolean wireframe, int width, int height) {
    private RasterPicture draw(double scale) {
      return RasterPicture.of(
          solids,
          camera,
          wireframe,
          Math.max(1, (int) Math.round(width * scale)),
          Math.max(1, (int) Math.round(height * scale)),
          scale == 1);
    }
  }

  private final IoPool pool;
  private final ArgbView view = new ArgbView();

  private List<DisplayMesh> solids = List.of();
  private boolean wireframe;
  private @Nullable OrbitCamera camera;
  private int width;
  private int height;

  /** What the picture on its way shows. */
  private @Nullable Wish drawing;

  /** What is on the screen, and how finely. */
  private @Nullable Wish shown;

  private double shownScale;

  /** What a fine picture takes, as measured on the last one. */
  private double fineNanos;

  RasterDrawing(IoPool pool) {
    this.pool = pool;
    view.setManaged(false);
    view.setMouseTransparent(true);
  }

  @Override
  public Node node() {
    return view;
  }

  @Override
  public Runnable prepare(List<DisplayMesh> content) {
    return () -> {
      solids = content;
      next();
    };
  }

  @Override
  public void look(OrbitCamera newCamera, double newWidth, double newHeight, double deviceScale) {
    camera = newCamera;
    width = (int) Math.max(1, Math.min(4096, Math.round(newWidth * deviceScale)));
    height = (int) Math.max(1, Math.min(4096, Math.round(newHeight * deviceScale)));
    view.resizeRelocate(0, 0, newWidth, newHeight);
    next();
  }

  @Override
  public void wireframe(boolean on) {
    wireframe = on;
    next();
  }

  /** Begins the next picture, if none is on its way and what is shown is not what is wished. */
  private void next() {
    OrbitCamera from = camera;
    if (drawing != null || from == null || width <= 1 || height <= 1) {
      return;
    }
    Wish wish = new Wish(solids, from, wireframe, width, height);
    boolean moved = !wish.equals(shown);
    if (!moved && shownScale == 1) {
      return;
    }
    double scale =
        moved && fineNanos > MOVING_NANOS
            ? Math.max(COARSEST, Math.sqrt(MOVING_NANOS / fineNanos))
            : 1;
    drawing = wish;
    long begun = System.nanoTime();
    var unused =
        pool.submit(cancelled -> wish.draw(scale), outcome -> drawn(wish, scale, begun, outcome));
  }

  private void drawn(Wish wish, double scale, long begun, Outcome<RasterPicture> outcome) {
    drawing = null;
    fineNanos = (System.nanoTime() - begun) / (scale * scale);
    RasterPicture picture =
        outcome.match(
            done -> done,
            partial -> Objects.requireNonNull(partial.orElse(null)),
            cause -> {
              throw new IllegalStateException("the solids could not be drawn", cause);
            });
    view.show(picture.width(), picture.height(), picture.takePixels());
    shown = wish;
    shownScale = scale;
    next();
  }
}
