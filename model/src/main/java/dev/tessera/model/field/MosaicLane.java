package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tessera.model.engine.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one worker needs to find codes, in memory that it uses again and again: some tiles, and all
 * spans of their cells that may be worth a part.
 */
final class MosaicLane {
  /** Slots at a time: each expert is then chosen often enough for products of matrices. */
  private static final int SLOTS = 4096;

  private final FieldSpec spec;
  private final MosaicShape shape;
  private final List<MosaicSpans.Span> spans;
  private final Tools tools;
  private final MosaicMeans means;
  private final MosaicShares shares;
  private final int perTile;

  /** (T,slots,H). */
  private final float[] m;

  /** Parts that may be, in order; their experts, prices and distances from the expert's mean. */
  private final int[] parts;

  private final int[] chosen;
  private final float[] prices;
  private final float[] distances;
  private int count;

  /** The first of each tile's parts, and the number of all. */
  private final int[] firsts;

  /** About the price of a number in each tile. */
  private final double[] priceOf;

  /** (parts,A) and (parts,H), as many as there are. */
  private float[] amplitudes = {};

  private float[] vectors = {};

  /**
   * What all lanes look up.
   *
   * @param projections B of each expert, (H,A)
   */
  record Tools(
      MosaicExperts experts,
      MosaicChoice choice,
      Optional<MosaicSearch> search,
      List<NDArray> projections) {}

  MosaicLane(FieldSpec spec, Tools tools) {
    this.spec = spec;
    this.tools = tools;
    shape = MosaicShape.of(spec);
    MosaicSpans halves = MosaicSpans.halves(shape.frames());
    spans = halves.all();
    int tiles = tiles(shape);
    means = new MosaicMeans(spec, halves, tiles);
    shares = new MosaicShares(shape, spec.latent(), halves);
    perTile = means.perTile();
    m = new float[tiles * shape.slots() * spec.width()];
    parts = new int[tiles * perTile];
    chosen = new int[parts.length];
    prices = new float[parts.length];
    distances = new float[parts.length];
    firsts = new int[tiles + 1];
    priceOf = new double[tiles];
  }

  /** Most tiles at a time. */
  static int tiles(MosaicShape shape) {
    return Math.max(1, SLOTS / shape.slots());
  }

  /**
   * Finds codes.
   *
   * @param passing arrays on the way live in it
   * @param modulations m of all frames of all cells, (T*slots,H), of at most {@link #tiles}
   * @param codes receives (T,D), from the tile {@code first} on
   */
  void encode(NDManager passing, NDArray modulations, float[] codes, int first) {
    Scope.read(modulations, m);
    int tiles = (int) modulations.getShape().get(0) / shape.slots();
    average(tiles);
    gather(0, count);
    NDArray all = Scope.copy(passing, vectors, count, spec.width());
    tools.choice().choose(passing, all, prices, chosen);
    project(passing, 0, count);
    for (int tile = 0; tile < tiles; tile++) {
      measure(tile);
      List<MosaicShares.Part> decided = shares.decide(priceOf[tile]);
      if (tools.search().isPresent()) {
        choose(passing, tools.search().get(), tile);
        decided = shares.decide(shares.price());
      }
      write(tile, decided, codes, (first + tile) * spec.latent());
    }
  }

  private void average(int tiles) {
    count = 0;
    for (int tile = 0; tile < tiles; tile++) {
      firsts[tile] = count;
      double price = means.average(m, tile * shape.slots() * spec.width(), tile);
      priceOf[tile] = price;
      for (int part = tile * perTile; part < (tile + 1) * perTile; part++) {
        if (means.worthwhile(part)) {
          prices[count] = (float) price / frames(part);
          parts[count++] = part;
        }
      }
    }
    firsts[tiles] = count;
    if (amplitudes.length < count * shape.amplitudes()) {
      amplitudes = new float[count * shape.amplitudes()];
      vectors = new float[count * spec.width()];
    }
  }

  /** Means of some parts, one after another. */
  private void gather(int from, int to) {
    int width = spec.width();
    for (int i = from; i < to; i++) {
      System.arraycopy(means.mean(parts[i]), 0, vectors, (i - from) * width, width);
    }
  }

  private int frames(int part) {
    return spans.get(part % spans.size()).length();
  }

  /** The amplitudes of some parts, those of an expert together. */
  private void project(NDManager passing, int from, int to) {
    int[] order = byExpert(from, to);
    int width = spec.width();
    int a = shape.amplitudes();
    float[] vector = new float[width];
    float[] row = new float[a];
    float[] found = {};
    int next;
    for (int i = 0; i < order.length; i = next) {
      int expert = chosen[order[i]];
      next = i;
      while (next < order.length && chosen[order[next]] == expert) {
        System.arraycopy(means.mean(parts[order[next]]), 0, vector, 0, width);
        System.arraycopy(vector, 0, vectors, (next - i) * width, width);
        distances[order[next]] = tools.experts().distance(expert, vector);
        next++;
      }
      if (found.length < (next - i) * a) {
        found = new float[2 * (next - i) * a];
      }
      try (NDArray x = Scope.copy(passing, vectors, next - i, width);
          NDArray product = x.matMul(tools.projections().get(expert))) {
        Scope.read(product, found);
      }
      float[] shifts = tools.experts().shifts(expert);
      for (int j = i; j < next; j++) {
        System.arraycopy(found, (j - i) * a, row, 0, a);
        for (int c = 0; c < a; c++) {
          row[c] -= shifts[c];
        }
        System.arraycopy(row, 0, amplitudes, order[j] * a, a);
      }
    }
  }

  /** Those that chose the same follow each other. */
  private int[] byExpert(int from, int to) {
    int[] starts = new int[shape.experts() + 1];
    for (int i = from; i < to; i++) {
      starts[chosen[i] + 1]++;
    }
    for (int k = 0; k < shape.experts(); k++) {
      starts[k + 1] += starts[k];
    }
    int[] order = new int[to - from];
    for (int i = from; i < to; i++) {
      order[starts[chosen[i]]++] = i;
    }
    return order;
  }

  /** Chooses anew for a tile, now that the price is known. */
  private void choose(NDManager passing, MosaicSearch search, int tile) {
    int from = firsts[tile];
    int to = firsts[tile + 1];
    int[] frames = new int[to - from];
    Arrays.setAll(frames, i -> frames(parts[from + i]));
    gather(from, to);
    try (NDManager own = passing.newSubManager()) {
      NDArray some = Scope.copy(own, vectors, frames.length, spec.width());
      search.choose(some, frames, shares.price(), chosen, from);
    }
    project(passing, from, to);
    measure(tile);
  }

  /** The errors that the first amplitudes of a tile's parts leave. */
  private void measure(int tile) {
    shares.clear();
    float[] own = new float[shape.amplitudes()];
    for (int i = firsts[tile]; i < firsts[tile + 1]; i++) {
      int part = parts[i];
      int frames = frames(part);
      System.arraycopy(amplitudes, i * shape.amplitudes(), own, 0, own.length);
      shares.open(part % perTile, means.spread(part), frames * (double) distances[i], frames, own);
    }
  }

  private void write(int tile, List<MosaicShares.Part> decided, float[] codes, int from) {
    int at = from;
    for (MosaicShares.Part part : decided) {
      int wanted = tile * perTile + part.cell() * spans.size() + part.span();
      int i = Arrays.binarySearch(parts, firsts[tile], firsts[tile + 1], wanted);
      codes[at++] = shape.head(chosen[i], spans.get(part.span()).length(), part.count());
      System.arraycopy(amplitudes, i * shape.amplitudes(), codes, at, part.count());
      at += part.count();
    }
  }
}
