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
 * spans are halves of halves. With all care the expert is chosen for which, at the price that the
 * quick way found, error and price together are least.
 */
final class MosaicEncoder implements TileEncoder {
  /** Amplitudes by which the quick way chooses an expert. */
  private static final int FEW = 8;

  private static final int PARTS_AT_ONCE = 2048;
  private static final long PRODUCTS_AT_ONCE = 1L << 22;

  private final Scope scope;
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
    /** Every expert at the price that numbers have in the tile. */
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
    this.scope = scope;
    spec = weights.spec();
    shape = MosaicShape.of(spec);
    this.care = care;
    places = new MosaicPlaces(shape, Scope.read(points));
    spans = MosaicSpans.halves(shape.frames());
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
    int spans = 2 * shape.frames();
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

  /** Work from one item to another. */
  @FunctionalInterface
  private interface Run {
    void accept(int first, int end);
  }

  /** All spans of all cells of some tiles that may be worth a part. */
  private final class Parts {
    private final int tiles;
    private final MosaicMeans means;
    private final int perTile;

    /** The parts that may be, in order, and what they chose. */
    private final int[] parts;

    private final int[] chosen;

    /** (parts,A). */
    private final float[] amplitudes;

    /** The first of each tile's parts, and the number of all. */
    private final int[] firsts;

    Parts(int tiles, float[] m) {
      this.tiles = tiles;
      means = new MosaicMeans(spec, spans, tiles, m);
      shareOut(tiles, means::average);
      perTile = means.perTile();
      parts = means.worthwhile();
      chosen = new int[parts.length];
      amplitudes = new float[Math.multiplyExact(parts.length, shape.amplitudes())];
      firsts = new int[tiles + 1];
      for (int part : parts) {
        firsts[part / perTile + 1]++;
      }
      for (int tile = 0; tile < tiles; tile++) {
        firsts[tile + 1] += firsts[tile];
      }
    }

    /** Does some work in runs, several at a time. */
    private void shareOut(int count, Run work) {
      int runs = Math.max(1, Math.min(count, scope.workers().count()));
      scope
          .workers()
          .run(
              runs,
              i ->
                  work.accept(
                      (int) ((long) count * i / runs), (int) ((long) count * (i + 1) / runs)));
    }

    /** By the error that a few amplitudes leave. */
    void chooseQuickly(NDManager manager) {
      int step = (int) Math.max(1, Math.min(PARTS_AT_ONCE, PRODUCTS_AT_ONCE / fewShifts.size()));
      for (int first = 0; first < parts.length; first += step) {
        int count = Math.min(step, parts.length - first);
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
      for (int i = 0; i < count; i++) {
        System.arraycopy(means.all(), parts[first + i] * width, some, i * width, width);
      }
      return manager.create(some, new Shape(count, width));
    }

    /** By error and price together, which are least for one expert and some of its amplitudes. */
    private void choose(NDManager manager, NDArray directions, int tile, double price) {
      int first = firsts[tile];
      int count = firsts[tile + 1] - first;
      float[] projections;
      float[] distances;
      try (NDManager passing = manager.newSubManager()) {
        NDArray x = vectors(passing, first, count);
        projections = x.matMul(directions).toFloatArray(); // (parts,K*A)
        distances = x.matMul(negativeMeans).addi(norms).toFloatArray(); // (parts,K), less |x|^2
      }
      for (int i = 0; i < count; i++) {
        int frames = frames(parts[first + i]);
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < shape.experts(); k++) {
          double error = distances[i * shape.experts() + k];
          double cost = frames * error;
          int at = (i * shape.experts() + k) * shape.amplitudes();
          for (int a = 0; a < shape.amplitudes(); a++) {
            float c = projections[at + a] - experts.shift(k, a);
            error -= c * c;
            cost = Math.min(cost, frames * error + price * (1 + a));
          }
          if (cost < least) {
            least = cost;
            chosen[first + i] = k;
          }
        }
      }
    }

    float[] codes(NDManager manager) {
      int[] byExpert = byExpert();
      shareOut(
          byExpert.length,
          (first, end) -> {
            for (int i = first; i < end; i++) {
              project(byExpert[i]);
            }
          });
      float[] codes = new float[tiles * spec.latent()];
      shareOut(tiles, (first, end) -> write(manager, first, end, codes));
      return codes;
    }

    /** Those that chose the same follow each other, so that its directions are at hand. */
    private int[] byExpert() {
      int[] starts = new int[shape.experts() + 1];
      for (int expert : chosen) {
        starts[expert + 1]++;
      }
      for (int k = 0; k < shape.experts(); k++) {
        starts[k + 1] += starts[k];
      }
      int[] order = new int[chosen.length];
      for (int i = 0; i < chosen.length; i++) {
        order[starts[chosen[i]]++] = i;
      }
      return order;
    }

    private void project(int i) {
      int at = parts[i] * spec.width();
      experts.project(chosen[i], means.all(), at, amplitudes, i * shape.amplitudes());
    }

    private void write(NDManager manager, int first, int end, float[] codes) {
      MosaicShares shares = new MosaicShares(shape, spec.latent(), spans);
      for (int tile = first; tile < end; tile++) {
        measure(tile, shares);
        List<MosaicShares.Part> decided = shares.decide();
        if (all.isPresent()) {
          choose(manager, all.get(), tile, shares.price());
          for (int i = firsts[tile]; i < firsts[tile + 1]; i++) {
            project(i);
          }
          measure(tile, shares);
          decided = shares.decide();
        }
        write(tile, decided, codes);
      }
    }

    /** The errors that the first amplitudes of a tile's parts leave. */
    private void measure(int tile, MosaicShares shares) {
      shares.clear();
      for (int i = firsts[tile]; i < firsts[tile + 1]; i++) {
        int part = parts[i];
        int frames = frames(part);
        double spread = means.spread(part);
        double error = experts.distance(chosen[i], means.all(), part * spec.width());
        int at = shares.open(part % perTile);
        shares.errors()[at] = spread + frames * error;
        for (int a = 0; a < shape.amplitudes(); a++) {
          float c = amplitudes[i * shape.amplitudes() + a];
          error = Math.max(0, error - c * c);
          shares.errors()[at + 1 + a] = spread + frames * error;
        }
      }
    }

    private int frames(int part) {
      return spans.all().get(part % spans.all().size()).length();
    }

    private void write(int tile, List<MosaicShares.Part> decided, float[] codes) {
      int at = tile * spec.latent();
      for (MosaicShares.Part part : decided) {
        int wanted = tile * perTile + part.cell() * spans.all().size() + part.span();
        int i = Arrays.binarySearch(parts, firsts[tile], firsts[tile + 1], wanted);
        int frames = spans.all().get(part.span()).length();
        codes[at++] = shape.head(chosen[i], frames, part.count());
        System.arraycopy(amplitudes, i * shape.amplitudes(), codes, at, part.count());
        at += part.count();
      }
    }
  }
}
