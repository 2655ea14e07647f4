package dev.tessera.model.archive.codebook;

import java.util.stream.IntStream;

/**
 * Evaluates tiles at other points than the pixels of the original: those of a canvas that is {@code
 * scale} times as large.
 */
final class Scaling implements PlaneDecoder.TileSink {
  private final int tile;
  private final double scale;
  private final TileCosines cosines;
  private final Canvas canvas;
  private final CosineTable[] down;
  private final CosineTable[] side;

  /** For a canvas of whole tiles at scale 1. */
  Scaling(CodingNetwork network, double scale, Canvas plain) {
    this.scale = scale;
    tile = network.sizes().tile();
    cosines = network.cosines();
    canvas = new Canvas(pixels(plain.height()), pixels(plain.width()));
    down = tables(plain.height() / tile);
    side = tables(plain.width() / tile);
  }

  /** The size of a picture at a scale. */
  static Plane of(CodeBook.Picture picture, double scale) {
    return new Plane(pixels(picture.height(), scale), pixels(picture.width(), scale));
  }

  private static int pixels(int length, double scale) {
    return (int) Math.max(1, Math.round(length * scale));
  }

  /** Never less than a picture within takes. */
  private int pixels(int length) {
    return (int) Math.max(1, Math.ceil(length * scale));
  }

  /** Where the pixels lie whose centres a tile owns, for each tile along an axis. */
  private CosineTable[] tables(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new CosineTable(
                    tile,
                    IntStream.range(first(i), i == count - 1 ? last(count) : first(i + 1))
                        .mapToDouble(p -> (p + 0.5) / scale - i * tile)
                        .toArray()))
        .toArray(CosineTable[]::new);
  }

  private int first(int index) {
    return (int) Math.max(0, Math.ceil(index * tile * scale - 0.5));
  }

  private int last(int count) {
    return pixels(count * tile);
  }

  Canvas canvas() {
    return canvas;
  }

  @Override
  public void accept(int row, int column, float[] tileCosines) {
    cosines.synthesise(tileCosines, down[row], side[column], canvas, first(row), first(column));
  }
}
