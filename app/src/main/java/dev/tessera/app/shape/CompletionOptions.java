package dev.tessera.app.shape;

import dev.tessera.model.signal.mesh.SurfacePart;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Which family a shape is completed with, and which of its points are given; observable.
 *
 * @param families names to choose from, at least one
 * @param family the name of the family
 * @param side from where the mesh is seen
 * @param share of the surface that is given, 0.1 to 1
 * @param noise deviation of each coordinate, radii, 0 to 0.05
 */
public record CompletionOptions(
    List<String> families,
    ObjectProperty<String> family,
    ObjectProperty<SurfacePart.Side> side,
    DoubleProperty share,
    DoubleProperty noise) {
  /** The largest noise to choose. */
  static final double MOST_NOISE = 0.05;

  /** The smallest share to choose. */
  static final double LEAST_SHARE = 0.1;

  private static final int POINTS = 2000;
  private static final long SEED = 1;

  /** The front half with a little noise. */
  public CompletionOptions(List<String> families) {
    this(
        List.copyOf(families),
        new SimpleObjectProperty<>(families.get(0)),
        new SimpleObjectProperty<>(SurfacePart.Side.FRONT),
        new SimpleDoubleProperty(0.5),
        new SimpleDoubleProperty(0.005));
  }

  /** What is given of a mesh. */
  SurfacePart part() {
    double kept = Math.max(LEAST_SHARE, Math.min(1, share.get()));
    double deviation = Math.max(0, Math.min(MOST_NOISE, noise.get()));
    return new SurfacePart(side.get(), kept, deviation, POINTS, SEED);
  }
}
