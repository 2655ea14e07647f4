package dev.tessera.model.shown;

/** What values should be at the points that are visited, in an array that is used again. */
final class VisitTargets {
  private final TileErrors.Targets source;
  private final int channels;
  private float[] targets = {};

  /** From a source, of so many values a point. */
  VisitTargets(TileErrors.Targets source, int channels) {
    this.source = source;
    this.channels = channels;
  }

  /** (T,S,C) for some tiles (T) at some of their points (S), until the next call. */
  float[] of(int[] tiles, int[] points) {
    int length = tiles.length * points.length * channels;
    if (targets.length != length) {
      targets = new float[length];
    }
    source.targets(tiles, points, targets);
    return targets;
  }
}
