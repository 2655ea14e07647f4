package dev.tessera.model.archive.codebook;

/**
 * What encoding and decoding do alike with a tile: look at what is around it, and once its expert
 * and steps are known add them to what was foreseen and put the tile on the canvas.
 */
final class TileCoder {
  private final CodingNetwork network;
  private final TileCosines cosines;
  private final Forecast forecast;
  private final TileSymbols symbols;
  private final Steps steps;
  private final float length;
  private final Canvas canvas;
  private final float[] context;
  private final float[] tile;

  /** Before the first tile of a canvas of whole tiles. */
  TileCoder(CodingNetwork network, Steps steps, Canvas canvas) {
    this.network = network;
    this.steps = steps;
    this.canvas = canvas;
    length = steps.length();
    cosines = network.cosines();
    forecast = network.forecast();
    symbols = new TileSymbols(network, length, canvas.width() / network.sizes().tile());
    context = new float[Sizes.CHANNELS * network.context().points()];
    tile = new float[network.sizes().cosines()];
  }

  TileSymbols symbols() {
    return symbols;
  }

  Forecast forecast() {
    return forecast;
  }

  /** Looks at what is around a tile. */
  void at(int row, int column) {
    int side = network.sizes().tile();
    network.context().read(canvas, row * side, column * side, context);
    forecast.look(context);
    symbols.at(column, forecast.relative());
  }

  /**
   * Puts a tile on the canvas.
   *
   * @return its cosines (H), until the next tile
   */
  float[] put(int row, int column, int expert, int[] coded) {
    forecast.foresee(expert, tile);
    for (int d = 0; d < coded.length; d++) {
      if (coded[d] != 0) {
        network.add(expert, d, steps.value(coded[d], length), tile);
      }
    }
    int side = network.sizes().tile();
    cosines.synthesise(tile, canvas, row * side, column * side);
    symbols.done(expert, coded);
    return tile;
  }

  /** An array for the steps of one tile. */
  int[] room() {
    return new int[network.sizes().directions()];
  }
}
