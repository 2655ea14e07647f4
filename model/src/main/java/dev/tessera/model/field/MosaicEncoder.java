package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The code of a tile for a mosaic in closed form. Since an expert's directions are orthonormal, the
 * best amplitudes of a part are projections of the mean of its frames, and each amplitude lowers
 * the error by its square; {@link MosaicShares} then decides on spans and amplitudes.
 *
 * <p>Quick: a part's expert is the one that leaves the smallest error with a few amplitudes, and
 * spans are halves of halves. With all care every span is tried, and at the price that the quick
 * way found the expert is chosen for which error and price together are least.
 */
final class MosaicEncoder implements TileEncoder {
  /** Amplitudes by which the quick way chooses an expert. */
  private static final int FEW = 8;

  private static final int PARTS_AT_ONCE = 2048;
  private static final long PRODUCTS_AT_ONCE = 1L << 22;

  private final FieldSpec spec;
  private final MosaicShape shape;
  private final Care care;
  private final MosaicPlaces places;
  private final MosaicSpans spans;
  private final MosaicExperts experts;

  /** (S*C,H) of a cell's frame. */
  private final NDArray analysis;

  /** The order of points, (S), whole numbers. */
  private final NDArray order;

  /** A few directions of each expert, and what their means have along them. */
  private final NDArray few;

  private final NDArray fewShifts;
  private final NDArray negativeMeans;
  private final NDArray norms;

  /** All directions, (H,K*A); with all care only. */
  private final Optional<NDArray> all;

  /** How carefully codes are looked for. */
  enum Care {
    /** As fast as clips play. */
    QUICK,
    /** Every span and every expert at the price that numbers have in the tile. */
    ALL
  }

  /**
   * Prepares the projections.
   *
   * @param scope they live in
   * @param weights of a mosaic
   * @param points (S,d) local coordinates of all samples of a tile
   */
  MosaicEncoder(Scope scope, Weights weights, MosaicExperts experts, NDArray points, Care care) {
    spec = weights.spec();
    shape = MosaicShape.of(spec);
    this.care = care;
    places = new MosaicPlaces(shape, Scope.read(points));
    spans =
        care == Care.QUICK ? MosaicSpans.halves(shape.frames()) : MosaicSpans.every(shape.frames());
    this.experts = experts;
    analysis = analysis(scope, weights);
    order = scope.manager().create(Arrays.stream(places.order()).asLongStream().toArray());
    int first = Math.min(FEW, shape.amplitudes());
    few =
        scope.upload(experts.firstDirections(first), spec.width(), (long) first * shape.experts());
    fewShifts = scope.upload(experts.firstShifts(first), 1, (long) first * shape.experts());
    negativeMeans = scope.upload(experts.negativeMeans(), spec.width(), shape.experts());
    norms = scope.upload(experts.norms(), 1, shape.experts());
    long rows = (long) shape.experts() * shape.amplitudes();
    all =
        care == Care.ALL
            ? Optional.of(scope.upload(experts.allDirections(), spec.width(), rows))
            : Optional.empty();
  }

  /** Floats of working memory that a tile needs. */
  static long floatsPerTile(FieldSpec spec, Care care) {
    MosaicShape shape = MosaicShape.of(spec);
    int spans = care == Care.QUICK ? 2 * shape.frames() : shape.frames() * shape.frames();
    return (long) shape.cells() * spans * (spec.width() + 3L * shape.amplitudes());
  }

  @Override
  public int floatsPerTile() {
    return Math.toIntExact(floatsPerTile(spec, care));
  }

  /** The basis at the samples of a cell's frame; orthonormal, so that it is its own inverse. */
  private NDArray analysis(Scope scope, Weights weights) {
    int inSlot = Math.max(1, places.count() / shape.slots());
    float[] values = weights.toArray();
    WeightLayout layout = WeightLayout.of(spec);
    float[] frequencies = MosaicExperts.block(values, layout.named("cosine.frequency"));
    float[] colours = MosaicExperts.block(values, layout.named("cosine.colour"));
    int width = spec.width();
    int channels = spec.channels();
    float[] matrix = new float[inSlot * channels * width];
    for (int s = 0; s < Math.min(inSlot, places.count()); s++) {
      double y = places.local()[2 * s] + 1;
      double x = places.local()[2 * s + 1] + 1;
      for (int h = 0; h < width; h++) {
        double wave =
            Math.cos(spec.firstOmega() * frequencies[2 * h] * y)
                * Math.cos(spec.firstOmega() * frequencies[2 * h + 1] * x);
        for (int c = 0; c < channels; c++) {
          matrix[(s * channels + c) * width + h] = (float) (wave * colours[channels * h + c]);
        }
      }
    }
    return scope.upload(matrix, (long) inSlot * channels, width);
  }

  private void requireLattice() {
    int inSlot = places.count() / shape.slots();
    boolean alike = inSlot * shape.slots() == places.count();
    for (int i = 0; i < places.count() && alike; i++) {
      float[] local = places.local();
      alike =
          places.slot(i) == i / inSlot
              && places.fade(i) == 0
              && Math.abs(local[2 * i] - local[2 * (i % inSlot)]) < 1e-4
              && Math.abs(local[2 * i + 1] - local[2 * (i % inSlot) + 1]) < 1e-4;
    }
    if (!alike) {
      throw new IllegalArgumentException(
          "a tile of " + places.count() + " samples is no lattice over " + shape);
    }
  }

  @Override
  public NDArray encode(NDArray tiles) {
    requireLattice();
    int count = (int) tiles.getShape().get(0);
    float[] m = modulations(tiles);
    Parts parts = new Parts(count, m);
    parts.chooseQuickly(tiles.getManager());
    float[] codes = parts.codes(tiles.getManager());
    return tiles.getManager().create(codes, new Shape(count, spec.latent()));
  }

  /** m of all frames of all cells, (T,slots,H). */
  private float[] modulations(NDArray tiles) {
    long count = tiles.getShape().get(0);
    try (NDManager passing = tiles.getManager().newSubManager()) {
      NDArray shared = tiles.reshape(count, places.count(), -1);
      shared.attach(passing);
      NDArray pointsFirst = shared.transpose(1, 0, 2).get(new NDIndex("{}", order)); // (S,T,C)
      pointsFirst.attach(passing);
      NDArray inOrder = pointsFirst.transpose(1, 0, 2).reshape(count * shape.slots(), -1);
      return inOrder.matMul(analysis).toFloatArray();
    }
  }

  /** All spans of all cells of some tiles. */
  private final class Parts {
    private final int tiles;
    private final int perTile;

    /** Mean modulations, (parts,H), and what the frames differ from them, squared. */
    private final float[] mean;

    private final double[] spread;
    private final int[] chosen;

    Parts(int tiles, float[] m) {
      this.tiles = tiles;
      perTile = shape.cells() * spans.all().size();
      int width = spec.width();
      mean = new float[Math.multiplyExact(tiles * perTile, width)];
      spread = new double[tiles * perTile];
      chosen = new int[tiles * perTile];
      for (int part = 0; part < spread.length; part++) {
        int tile = part / perTile;
        int cell = part % perTile / spans.all().size();
        MosaicSpans.Span span = spans.all().get(part % spans.all().size());
        int from = ((tile * shape.cells() + cell) * shape.frames() + span.first()) * width;
        gather(m, from, span.length(), part);
      }
    }

    private void gather(float[] m, int from, int frames, int part) {
      int width = spec.width();
      double own = 0;
      for (int i = from; i < from + frames * width; i++) {
        mean[part * width + (i - from) % width] += m[i] / frames;
        own += m[i] * m[i];
      }
      double shared = 0;
      for (int h = part * width; h < (part + 1) * width; h++) {
        shared += mean[h] * mean[h];
      }
      spread[part] = Math.max(0, own - frames * shared);
    }

    /** By the error that a few amplitudes leave. */
    void chooseQuickly(NDManager manager) {
      int step = (int) Math.max(1, Math.min(PARTS_AT_ONCE, PRODUCTS_AT_ONCE / fewShifts.size()));
      for (int first = 0; first < chosen.length; first += step) {
        int count = Math.min(step, chosen.length - first);
        try (NDManager passing = manager.newSubManager()) {
          NDArray x = vectors(passing, first, count);
          NDArray projections = x.matMul(few).subi(fewShifts);
          NDArray held = projections.square().reshape(count, -1, shape.experts());
          NDArray error = x.matMul(negativeMeans).addi(norms).subi(held.sum(new int[] {1}));
          long[] least = error.argMin(1).toLongArray();
          for (int i = 0; i < count; i++) {
            chosen[first + i] = (int) least[i];
          }
        }
      }
    }

    private NDArray vectors(NDManager manager, int first, int count) {
      int width = spec.width();
      float[] some = new float[count * width];
      System.arraycopy(mean, first * width, some, 0, some.length);
      return manager.create(some, new Shape(count, width));
    }

    /** By error and price together, which are least for one expert and some of its amplitudes. */
    private void choose(NDManager manager, NDArray directions, int tile, double price) {
      int first = tile * perTile;
      float[] projections;
      float[] distances;
      try (NDManager passing = manager.newSubManager()) {
        NDArray x = vectors(passing, first, perTile);
        projections = x.matMul(directions).toFloatArray(); // (parts,K*A)
        distances = x.matMul(negativeMeans).addi(norms).toFloatArray(); // (parts,K), less |x|^2
      }
      for (int part = 0; part < perTile; part++) {
        int frames = frames(part);
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < shape.experts(); k++) {
          double error = distances[part * shape.experts() + k];
          double cost = frames * error;
          int at = (part * shape.experts() + k) * shape.amplitudes();
          for (int i = 0; i < shape.amplitudes(); i++) {
            float c = projections[at + i] - experts.shift(k, i);
            error -= c * c;
            cost = Math.min(cost, frames * error + price * (1 + i));
          }
          if (cost < least) {
            least = cost;
            chosen[first + part] = k;
          }
        }
      }
    }

    float[] codes(NDManager manager) {
      float[] codes = new float[tiles * spec.latent()];
      float[] amplitudes = new float[perTile * shape.amplitudes()];
      MosaicShares shares = new MosaicShares(shape, spec.latent(), spans);
      for (int tile = 0; tile < tiles; tile++) {
        measure(tile, amplitudes, shares);
        List<MosaicShares.Part> decided = shares.decide();
        if (all.isPresent()) {
          choose(manager, all.get(), tile, shares.price());
          measure(tile, amplitudes, shares);
          decided = shares.decide();
        }
        write(tile, decided, amplitudes, codes);
      }
      return codes;
    }

    /** Amplitudes of all parts of a tile, and the errors that the first of them leave. */
    private void measure(int tile, float[] amplitudes, MosaicShares shares) {
      double[] errors = shares.errors();
      for (int part = 0; part < perTile; part++) {
        int of = tile * perTile + part;
        int to = part * shape.amplitudes();
        experts.project(chosen[of], mean, of * spec.width(), amplitudes, to);
        double error = experts.distance(chosen[of], mean, of * spec.width());
        int at = part * (shape.amplitudes() + 1);
        errors[at] = spread[of] + frames(part) * error;
        for (int i = 0; i < shape.amplitudes(); i++) {
          error = Math.max(0, error - amplitudes[to + i] * amplitudes[to + i]);
          errors[at + 1 + i] = spread[of] + frames(part) * error;
        }
      }
    }

    private int frames(int part) {
      return spans.all().get(part % spans.all().size()).length();
    }

    private void write(
        int tile, List<MosaicShares.Part> decided, float[] amplitudes, float[] codes) {
      int at = tile * spec.latent();
      for (MosaicShares.Part part : decided) {
        int inTile = part.cell() * spans.all().size() + part.span();
        int expert = chosen[tile * perTile + inTile];
        codes[at++] = shape.head(expert, spans.all().get(part.span()).length(), part.count());
        System.arraycopy(amplitudes, inTile * shape.amplitudes(), codes, at, part.count());
        at += part.count();
      }
    }
  }
}
