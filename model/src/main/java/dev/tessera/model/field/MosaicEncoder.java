package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.Scope;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The code of a tile for a mosaic in closed form. Since an expert's directions are orthonormal, the
 * best amplitudes of a part are projections of the mean of its frames, and each amplitude lowers
 * the error by its square; {@link MosaicShares} then decides on spans and amplitudes.
 *
 * <p>Quick: a part's expert is the one of {@link MosaicChoice}. With all care it is then chosen
 * anew by {@link MosaicSearch}, at the price that the quick way found. Spans are halves of halves.
 * Then {@link MosaicMoving} looks for frames that show the one before, moved: with all care always,
 * quickly among {@link #MOVED} tiles at most, since it takes five times as long as all the rest.
 *
 * <p>Tiles are shared out among the workers of the scope, each with a {@link MosaicLane} of its
 * own.
 */
final class MosaicEncoder implements TileEncoder {
  /** Floats of a slot beside its modulation, about: averages and amplitudes. */
  private static final int LANE_FLOATS = 64;

  /**
   * The quick way looks for displacements in signals of so many tiles at most, whatever the device:
   * of 8 x 16 x 32 samples that is a second of 720p, and takes ten to fifteen seconds on two cores.
   */
  static final int MOVED = 6144;

  /** So often displacements are looked for with care, or where a slot has few numbers. */
  private static final int ROUNDS = 3;

  /** Fewer than so many numbers of a code for each slot are few: frames then change much. */
  private static final int FEW = 8;

  /** With all care a tile costs so many times as much. */
  private static final int SEARCHED = 3;

  private final Scope scope;
  private final FieldSpec spec;
  private final MosaicShape shape;
  private final Care care;
  private final MosaicPlaces places;
  private final MosaicOrder order;
  private final MosaicBasis basis;
  private final List<MosaicLane> lanes;
  private boolean moving = true;

  /** (P*C,H) of a cell's frame, once it was asked for. */
  private Optional<NDArray> analysis = Optional.empty();

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
   * @param points (S,d) local coordinates of all samples of a tile
   */
  MosaicEncoder(
      Scope scope,
      Weights weights,
      MosaicExperts experts,
      MosaicBasis basis,
      NDArray points,
      Care care) {
    this.scope = scope;
    spec = weights.spec();
    this.basis = basis;
    this.care = care;
    shape = MosaicShape.of(spec);
    places = new MosaicPlaces(shape, Scope.read(points));
    order = new MosaicOrder(places, spec.channels());
    List<NDArray> projections =
        IntStream.range(0, shape.experts())
            .mapToObj(k -> scope.upload(experts.turned(k), spec.width(), shape.amplitudes()))
            .toList();
    MosaicOffers.Tools still = tools(experts, projections);
    MosaicOffers.Tools moved = tools(experts.centred(), projections);
    int workers = scope.onGpu() ? 1 : scope.workers().count();
    lanes = IntStream.range(0, workers).mapToObj(i -> lane(weights, still, moved)).toList();
  }

  private MosaicOffers.Tools tools(MosaicExperts experts, List<NDArray> projections) {
    return new MosaicOffers.Tools(
        experts,
        new MosaicChoice(scope, spec, experts),
        care == Care.ALL ? Optional.of(new MosaicSearch(scope, spec, experts)) : Optional.empty(),
        projections);
  }

  private MosaicLane lane(Weights weights, MosaicOffers.Tools still, MosaicOffers.Tools moved) {
    Optional<MosaicLane.Motion> motion =
        shape.frames() > 1 && shape.moves().count() > 0
            ? Optional.of(
                new MosaicLane.Motion(
                    new MosaicMotion(weights, still.experts()),
                    new MosaicOffers(spec, moved),
                    care == Care.ALL || spec.latent() < FEW * shape.slots() ? ROUNDS : 1,
                    care == Care.ALL))
            : Optional.empty();
    return new MosaicLane(spec, new MosaicOffers(spec, still), motion);
  }

  @Override
  public void expect(int tiles) {
    moving = care == Care.ALL || tiles <= MOVED;
  }

  /** Floats of working memory that a tile needs: what leaves steps of tens of milliseconds. */
  static long floatsPerTile(FieldSpec spec, Care care) {
    MosaicShape shape = MosaicShape.of(spec);
    long ofSlots = (long) shape.slots() * (spec.width() + LANE_FLOATS);
    return care == Care.QUICK ? ofSlots : SEARCHED * ofSlots;
  }

  @Override
  public int floatsPerTile() {
    return Math.toIntExact(floatsPerTile(spec, care));
  }

  private NDArray analysis() {
    if (analysis.isEmpty()) {
      float[] cell = places.lattice().local();
      try (NDManager passing = scope.manager().newSubManager()) {
        NDArray inverse = basis.at(passing, cell).transpose().duplicate();
        inverse.attach(scope.manager());
        analysis = Optional.of(inverse);
      }
    }
    return analysis.get();
  }

  @Override
  public NDArray encode(NDArray tiles) {
    NDArray inverse = analysis();
    int count = (int) tiles.getShape().get(0);
    float[] codes = new float[count * spec.latent()];
    NDManager manager = tiles.getManager();
    if (scope.onGpu()) {
      encodeOnDevice(tiles.reshape(count, -1, spec.channels()), inverse, codes);
    } else {
      FloatBuffer values = Scope.floats(tiles);
      int parts = Math.min(count, lanes.size());
      scope
          .workers()
          .run(
              parts,
              part -> {
                int end = (int) ((long) count * (part + 1) / parts);
                int some;
                for (int tile = (int) ((long) count * part / parts); tile < end; tile += some) {
                  some = Math.min(MosaicLane.tiles(shape), end - tile);
                  try (NDManager own = manager.newSubManager()) {
                    NDArray m = ordered(own, values, tile, some).matMul(inverse);
                    encode(lanes.get(part), own, m, codes, tile);
                  }
                }
              });
    }
    return manager.create(codes, new Shape(count, spec.latent()));
  }

  /** Codes of some tiles of a modulation for each slot, (T*slots,H). */
  private void encode(MosaicLane lane, NDManager own, NDArray m, float[] codes, int first) {
    lane.encode(own, m, codes, first);
    if (moving) {
      lane.move(own, (int) m.getShape().get(0) / shape.slots(), codes, first);
    }
  }

  /** Some tiles, in order, (T*slots,P*C). */
  private NDArray ordered(NDManager manager, FloatBuffer values, int first, int count) {
    int features = order.features();
    NDArray ordered =
        manager.create(
            new Shape((long) count * shape.slots(), features / shape.slots()), DataType.FLOAT32);
    FloatBuffer into = Scope.floats(ordered);
    float[] tile = new float[features];
    float[] inOrder = new float[features];
    for (int t = 0; t < count; t++) {
      values.get((first + t) * features, tile);
      order.order(tile, inOrder);
      into.put(t * features, inOrder);
    }
    return ordered;
  }

  private void encodeOnDevice(NDArray tiles, NDArray inverse, float[] codes) {
    int count = (int) tiles.getShape().get(0);
    try (NDManager passing = tiles.getManager().newSubManager()) {
      NDArray ordered = order.order(passing, tiles).reshape((long) count * shape.slots(), -1);
      NDArray m = ordered.matMul(inverse);
      int most = MosaicLane.tiles(shape);
      for (int first = 0; first < count; first += most) {
        int end = Math.min(count, first + most);
        try (NDManager own = passing.newSubManager()) {
          NDArray some = m.get(new NDIndex("{}:{}", first * shape.slots(), end * shape.slots()));
          some.attach(own);
          encode(lanes.get(0), own, some, codes, first);
        }
      }
    }
  }
}
