package dev.tessera.app.shape;

import dev.tessera.model.signal.mesh.SurfacePart;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Which family a shape is completed with, and which of its points are given; observable. */
public final class CompletionOptions {
  /** The largest noise to choose. */
  static final double MOST_NOISE = 0.05;

  /** The smallest share to choose. */
  static final double LEAST_SHARE = 0.1;

  private static final int POINTS = 2000;
  private static final long SEED = 1;

  private final List<String> families;
  private final ObjectProperty<String> family;
  private final ObjectProperty<SurfacePart.Side> side =
      new SimpleObjectProperty<>(SurfacePart.Side.FRONT);
  private final DoubleProperty share = new SimpleDoubleProperty(0.5);
  private final DoubleProperty noise = new SimpleDoubleProperty(0.005);

  /**
   * The front half with a little noise.
   *
   * @param families names to choose from, at least one
   */
  public CompletionOptions(List<String> families) {
    this.families = List.copyOf(families);
    family = new SimpleObjectProperty<>(families.get(0));
  }

  /** The families to choose from. */
  public List<String> families() {
    return families;
  }

  /** The name of the family. */
  public ObjectProperty<String> family() {
    return family;
  }

  /** From where the mesh is seen. */
  public ObjectProperty<SurfacePart.Side> side() {
    return side;
  }

  /** Share of the surface that is given, 0.1 to 1. */
  public DoubleProperty share() {
    return share;
  }

  /** Deviation of each coordinate, radii, 0 to 0.05. */
  public DoubleProperty noise() {
    return noise;
  }

  /** What is given of a mesh. */
  SurfacePart part() {
    double kept = Math.max(LEAST_SHARE, Math.min(1, share.get()));
    double deviation = Math.max(0, Math.min(MOST_NOISE, noise.get()));
    return new SurfacePart(side.get(), kept, deviation, POINTS, SEED);
  }
}
