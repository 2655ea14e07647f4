package dev.tessera.model.light;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.tile.GridTiling;

/** The tiles of a light field, whose codes may change from one painting to the next. */
final class ShearedTiles {
  private static final int CHANNELS = ShearedShape.CHANNELS;

  /** Pixels across the whole field that make one thing hide another: e times the weight each. */
  private static final double HIDING = 0.5;

  /** Deeper than this by e times the weight, nothing is hidden any more. */
  private static final double DEEPEST = -50;

  private static final double LEAST_WEIGHT = 1e-12;

  private final ShearedShape shape;
  private final CosineChoice cosines;
  private final int latent;
  private final float[] codes;
  private final DisparityPlane[] planes;
  private final double hiding;
  private final double nearest;
  private final TilePictures pictures;

  /**
   * Takes over codes.
   *
   * @param codes (T,D), not copied
   */
  ShearedTiles(ShearedShape shape, CosineChoice cosines, float[] codes) {
    this.shape = shape;
    this.cosines = cosines;
    this.codes = codes;
    latent = ShearedShape.HEAD + cosines.count();
    planes = new DisparityPlane[codes.length / latent];
    double most = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < planes.length; t++) {
      planes[t] = DisparityPlane.of(codes, t * latent);
      most = Math.max(most, shape.near() * planes[t].disparity());
    }
    nearest = most;
    hiding = HIDING * Math.max(1, Math.max(shape.views().rows(), shape.views().columns()) - 1);
    pictures = new TilePictures(shape, cosines, codes);
  }

  /** Those that were fitted. */
  static ShearedTiles of(Fitted<GridTiling> field) {
    float[] codes = new float[field.codes().tiles() * field.codes().latent()];
    field.codes().copyTo(0, field.codes().tiles(), codes, 0);
    ShearedShape shape = ShearedShape.of(field.spec());
    return new ShearedTiles(shape, CosineChoice.of(field.weights()), codes);
  }

  ShearedShape shape() {
    return shape;
  }

  CosineChoice cosines() {
    return cosines;
  }

  /** How many there are. */
  int count() {
    return planes.length;
  }

  DisparityPlane plane(int tile) {
    return planes[tile];
  }

  /** Where the amplitudes of a tile begin among all numbers. */
  int amplitudes(int tile) {
    return tile * latent + ShearedShape.HEAD;
  }

  /** All codes, (T,D). */
  float[] codes() {
    return codes;
  }

  /** What they show. */
  TilePictures pictures() {
    return pictures;
  }

  /** Numbers of a tile's picture. */
  int pictureLength() {
    return shape.side() * shape.side() * CHANNELS;
  }

  /**
   * How much a tile counts in a pixel: by how far inside the tile it lies, by whether there is
   * something, and by how near that is.
   *
   * @param y place in the tile, 0 at its first point
   * @param x likewise
   * @param disparity there
   * @param presence whether there is something, about 0 to 1
   */
  double weight(double y, double x, double disparity, float presence) {
    double inside = window(y) * window(x);
    double there = Math.max(0, Math.min(1, presence));
    double depth = hiding * (shape.near() * disparity - nearest);
    return inside * (there * there * there * Math.exp(Math.max(DEEPEST, depth)) + LEAST_WEIGHT);
  }

  /** From 0 at the border of a tile to 1 where no other cell's tile reaches. */
  private double window(double at) {
    double inside = Math.min(at + 0.5, shape.side() - 0.5 - at);
    return Math.max(1e-3, Math.min(1, inside / (2 * shape.margin())));
  }
}
