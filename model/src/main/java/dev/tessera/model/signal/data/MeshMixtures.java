package dev.tessera.model.signal.data;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.UpAxis;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * More shapes of a kind, made of few whose meshes share their faces: each vertex is the same mean
 * of theirs. The weights are the squares of a random direction (the Dirichlet distribution of 1/2),
 * so that some mixtures are near one of the shapes, and some half-way between two.
 */
public final class MeshMixtures {
  private final List<ShapeSignal> shapes;

  /**
   * Of these shapes.
   *
   * @throws IllegalArgumentException in one sentence if there are fewer than two, or one has other
   *     faces than the first
   */
  public MeshMixtures(List<ShapeSignal> shapes) {
    this.shapes = List.copyOf(shapes);
    if (shapes.size() < 2) {
      throw new IllegalArgumentException("Mixtures want at least two meshes, found one.");
    }
    ShapeSignal first = shapes.get(0);
    for (ShapeSignal shape : shapes) {
      if (shape.mesh().vertexCount() != first.mesh().vertexCount()
          || !Arrays.equals(shape.mesh().corners(), first.mesh().corners())) {
        throw new IllegalArgumentException(
            "Mixtures want meshes that share their faces: %s and %s do not."
                .formatted(first.name(), shape.name()));
      }
    }
  }

  /**
   * A mixture, called mixture-007 for example; the same number gives the same of the same shapes.
   *
   * @param number 0 or more
   */
  public ShapeSignal numbered(int number) {
    double[] weights = weights(number);
    double[] positions = new double[3 * shapes.get(0).mesh().vertexCount()];
    for (int s = 0; s < weights.length; s++) {
      double[] own = shapes.get(s).mesh().positions();
      for (int i = 0; i < positions.length; i++) {
        positions[i] += weights[s] * own[i];
      }
    }
    Mesh mesh = Mesh.of(positions, shapes.get(0).mesh().corners());
    return ShapeSignal.of(String.format(Locale.ROOT, "mixture-%03d", number), mesh, UpAxis.Y);
  }

  /** 0 to 1 each, together 1. */
  private double[] weights(int number) {
    SplittableRandom random = new SplittableRandom(number);
    double[] squares = new double[shapes.size()];
    double sum = 0;
    for (int i = 0; i < squares.length; i++) {
      double part = random.nextGaussian();
      squares[i] = part * part;
      sum += squares[i];
    }
    double whole = sum;
    Arrays.setAll(squares, i -> squares[i] / whole);
    return squares;
  }
}
