package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.coding.BitPort;
import java.util.Arrays;
import java.util.Optional;

/**
 * What encoding and decoding do alike with tiles: look at what is around one, code it, add its
 * steps to what was foreseen and put it on the canvas. Of a clip the tiles of all frames go through
 * one coder, which learns on.
 */
final class TileCoder {
  private final CodingNetwork network;
  private final int side;
  private final TileCosines cosines;
  private final Forecast forecast;
  private final Neighbourhood around;
  private final TileSymbols inside;

  /** Made when there is a frame before. */
  private Optional<TileSymbols> moved = Optional.empty();

  private Optional<WaySymbols> ways = Optional.empty();
  private final Displaced displaced;
  private final Canvas square;
  private final float[] context;
  private final float[] tile;
  private Canvas canvas;
  private Optional<Canvas> before = Optional.empty();
  private Steps steps = new Steps(0, Steps.Below.USUAL);
  private float length;
  private int row;
  private int column;

  /** Before the first tile of a canvas of whole tiles. */
  TileCoder(CodingNetwork network, Canvas canvas) {
    this.network = network;
    this.canvas = canvas;
    side = network.sizes().tile();
    cosines = network.cosines();
    forecast = network.forecast();
    around = new Neighbourhood(canvas.width() / side, network.sizes().directions());
    inside = new TileSymbols(network, around, network.gate());
    displaced = new Displaced(side);
    square = new Canvas(side, side);
    context = new float[Sizes.CHANNELS * network.context().points()];
    tile = new float[network.sizes().cosines()];
  }

  /** Goes to the first frame of all. */
  void begin(Steps first) {
    steps = first;
    length = first.length();
    around.begin();
    inside.begin(length);
  }

  /** Goes to the next frame; the canvas becomes the frame before, as it is then. */
  void next(Steps other) {
    Canvas last = before.orElseGet(() -> new Canvas(canvas.height(), canvas.width()));
    before = Optional.of(canvas);
    canvas = last;
    if (ways.isEmpty()) {
      ways = Optional.of(new WaySymbols(canvas.height() / side, canvas.width() / side));
      moved = Optional.of(new TileSymbols(network, around, Optional.empty()));
    }
    ways.get().begin();
    begin(other);
    moved.get().begin(length);
  }

  /** Where tiles are put. */
  Canvas canvas() {
    return canvas;
  }

  /** The ways that tiles can go; empty without a frame before. */
  Optional<WaySymbols> ways() {
    return ways;
  }

  /** How the rest of a tile is told. */
  TileSymbols symbols(boolean ofMoved) {
    return ofMoved ? moved.orElseThrow() : inside;
  }

  Forecast forecast() {
    return forecast;
  }

  /** Looks at what is around a tile; they come row by row. */
  void at(int toRow, int toColumn) {
    row = toRow;
    column = toColumn;
    around.at(column);
    network.context().read(canvas, row * side, column * side, context);
    forecast.look(context);
    inside.at(forecast.relative());
    ways.ifPresent(w -> w.at(row, column));
  }

  /** A part of the frame before as it lies around the tile, until the next one. */
  Canvas displaced(int down, int right) {
    displaced.copy(before.orElseThrow(), row * side, column * side, down, right, square);
    return square;
  }

  /** The squared error of a part of the frame before as the tile. */
  double error(Canvas part, Canvas original) {
    return displaced.error(part, original, row * side, column * side);
  }

  /**
   * Codes the tile.
   *
   * @param coded written when decoding; its expert may be a number that no expert has
   */
  void code(BitPort port, CodedTile coded) {
    ways.ifPresent(w -> w.code(port, coded));
    if (coded.hasRest()) {
      TileSymbols symbols = symbols(coded.way != CodedTile.Way.INSIDE);
      coded.expert = symbols.choice(port, coded.expert);
      if (coded.expert < network.sizes().experts()) {
        symbols.numbers(port, coded.expert, coded.steps);
      }
    } else {
      coded.clear();
    }
  }

  /** Puts a tile that was coded on the canvas. */
  void put(CodedTile coded) {
    if (coded.way == CodedTile.Way.INSIDE) {
      forecast.foresee(coded.expert, tile);
      addSteps(coded);
      cosines.synthesise(tile, canvas, row * side, column * side);
    } else {
      Canvas part = displaced(coded.down, coded.right);
      canvas.copy(part, row * side, column * side);
      if (coded.hasRest()) {
        Arrays.fill(tile, 0);
        addSteps(coded);
        cosines.add(tile, canvas, row * side, column * side);
      }
    }
    around.add(coded.expert, coded.steps);
  }

  private void addSteps(CodedTile coded) {
    for (int d = 0; d < coded.steps.length; d++) {
      if (coded.steps[d] != 0) {
        network.add(coded.expert, d, steps.value(coded.steps[d], length), tile);
      }
    }
  }

  /** The cosines (H) of the tile that was put last, until the next one. */
  float[] cosines(CodedTile coded) {
    if (coded.way != CodedTile.Way.INSIDE) {
      cosines.analyse(canvas, row * side, column * side, tile, 0);
    }
    return tile;
  }
}
