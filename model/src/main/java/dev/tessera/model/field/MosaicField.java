package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.Scope;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A tile of a clip as a mosaic: cells, each with as many frames as the tile. A frame of a cell is a
 * picture by one layer of cosines, y = sum_h m_h colour_h cos(w0 u_{h,y} (y + 1)) cos(w0 u_{h,x} (x
 * + 1)), with y and x from -1 to 1 over the cell; between two frames they are cross-faded. The
 * frames of a cell fall into parts that share a modulation m = mu_k + c B_k, of one expert k: what
 * stands still is told once, what moves frame by frame. A part may also be moved: its m is c B_k
 * more than that of what the frame before of the tile shows, displaced; see {@link MosaicFrame}.
 * How many amplitudes c a part has differs from part to part, too: see {@link MosaicParts} for how
 * the code tells it.
 *
 * <p>All that is learned are the means mu and directions B, the strongest first, so that a few of
 * them serve as well as many. They are those of pictures: {@link ExpertField} with one cell and one
 * frame is nearly the same.
 *
 * <p>Modulations are composed on the heap, tiles shared out among the workers of the scope; from
 * there on a board of points (see {@link MosaicPlaces}) is one product of matrices.
 */
final class MosaicField implements Field {
  /** Tiles that a worker evaluates at a time: what they need stays in its cache. */
  private static final int TILES_AT_ONCE = 8;

  private final Scope scope;
  private final FieldSpec spec;
  private final Weights weights;
  private final MosaicShape shape;
  private final MosaicExperts experts;
  private final MosaicModulations modulations;
  private final MosaicBasis basis;
  private Optional<Laid> latest = Optional.empty();

  /**
   * Points that were asked for, which mostly are asked for again.
   *
   * @param bases of each board, (H,P*C)
   */
  private record Laid(MosaicPlaces places, MosaicOrder order, List<NDArray> bases) {}

  MosaicField(Scope scope, Weights weights) {
    this.scope = scope;
    this.weights = weights;
    spec = weights.spec();
    shape = MosaicShape.of(spec);
    experts = new MosaicExperts(weights);
    modulations = new MosaicModulations(weights, experts);
    basis = new MosaicBasis(scope, weights);
  }

  @Override
  public FieldSpec spec() {
    return spec;
  }

  private Laid laid(NDArray points) {
    float[] wanted = Scope.read(points);
    if (latest.filter(laid -> laid.places().of(wanted)).isPresent()) {
      return latest.get();
    }
    latest.ifPresent(laid -> laid.bases().forEach(NDArray::close));
    MosaicPlaces places = new MosaicPlaces(shape, wanted);
    Laid now =
        new Laid(
            places,
            new MosaicOrder(places, spec.channels()),
            places.boards().stream().map(board -> kept(board.local())).toList());
    latest = Optional.of(now);
    return now;
  }

  private NDArray kept(float[] local) {
    try (NDManager passing = scope.manager().newSubManager()) {
      NDArray found = basis.at(passing, local);
      found.attach(scope.manager());
      return found;
    }
  }

  @Override
  public NDArray evaluate(NDArray codes, NDArray points) {
    Laid laid = laid(points);
    float[] numbers = Scope.read(codes);
    int tiles = numbers.length / spec.latent();
    NDManager manager = codes.getManager();
    if (scope.onGpu()) {
      return onDevice(laid, numbers, tiles, manager);
    }
    NDArray result =
        manager.create(new Shape(tiles, laid.places().count(), spec.channels()), DataType.FLOAT32);
    FloatBuffer values = Scope.floats(result);
    scope
        .workers()
        .share(
            tiles,
            (first, end) -> {
              Evaluation own = new Evaluation(laid, numbers, Math.min(TILES_AT_ONCE, end - first));
              for (int tile = first; tile < end; tile += TILES_AT_ONCE) {
                try (NDManager passing = manager.newSubManager()) {
                  own.write(passing, tile, Math.min(TILES_AT_ONCE, end - tile), values);
                }
              }
            });
    return result;
  }

  private NDArray onDevice(Laid laid, float[] numbers, int tiles, NDManager manager) {
    try (NDManager passing = manager.newSubManager()) {
      NDList boards = new Evaluation(laid, numbers, tiles).boards(passing, 0, tiles);
      NDArray result = laid.order().points(passing, NDArrays.concat(boards, 1));
      result.attach(manager);
      return result;
    }
  }

  /** The values of some tiles after others. */
  private final class Evaluation {
    private final Laid laid;
    private final float[] numbers;

    /** (T,slots,H) and what of it a board looks at. */
    private final float[] m;

    private final float[] rows;
    private final float[] inOrder;
    private final float[] tile;

    /**
     * Of codes.
     *
     * @param most tiles at a time
     */
    Evaluation(Laid laid, float[] numbers, int most) {
      this.laid = laid;
      this.numbers = numbers;
      m = new float[Math.multiplyExact(most, shape.slots() * spec.width())];
      int groups =
          laid.places().boards().stream().mapToInt(board -> board.groups().size()).max().orElse(0);
      rows = new float[Math.multiplyExact(most, groups * spec.width())];
      inOrder = new float[laid.order().features()];
      tile = new float[inOrder.length];
    }

    /** The values of each board, (T,groups*P,C). */
    NDList boards(NDManager manager, int first, int count) {
      modulations.write(numbers, first, count, laid.places()::sees, m);
      NDList found = new NDList();
      for (int b = 0; b < laid.bases().size(); b++) {
        NDArray values = rows(manager, laid.places().boards().get(b), count);
        found.add(values.matMul(laid.bases().get(b)).reshape(count, -1, spec.channels()));
      }
      return found;
    }

    /** The modulations of a board's groups, (T*groups,H). */
    private NDArray rows(NDManager manager, MosaicPlaces.Board board, int count) {
      int to = 0;
      for (int t = 0; t < count; t++) {
        for (MosaicPlaces.Group group : board.groups()) {
          int from = (t * shape.slots() + group.slot()) * spec.width();
          System.arraycopy(m, from, rows, to, spec.width());
          if (group.fade() > 0) {
            int next = from + spec.width();
            for (int h = 0; h < spec.width(); h++) {
              rows[to + h] += group.fade() * (m[next + h] - m[from + h]);
            }
          }
          to += spec.width();
        }
      }
      return Scope.copy(manager, rows, to / spec.width(), spec.width());
    }

    /**
     * Brings tiles to where their values belong.
     *
     * @param values receives (T,S,C) of all tiles
     */
    void write(NDManager manager, int first, int count, FloatBuffer values) {
      List<FloatBuffer> boards = boards(manager, first, count).stream().map(Scope::floats).toList();
      for (int t = 0; t < count; t++) {
        int to = 0;
        for (FloatBuffer board : boards) {
          int length = board.capacity() / count;
          board.get(t * length, inOrder, to, length);
          to += length;
        }
        laid.order().points(inOrder, tile);
        values.put((first + t) * tile.length, tile);
      }
    }
  }

  @Override
  public PointValues prepare(NDArray codes) {
    float[] numbers = Scope.read(codes);
    int tiles = numbers.length / spec.latent();
    float[] all = new float[Math.multiplyExact(tiles, shape.slots() * spec.width())];
    modulations.write(numbers, 0, tiles, slot -> true, all);
    NDArray flat = Scope.copy(codes.getManager(), all, (long) tiles * shape.slots(), spec.width());
    return (points, of) -> {
      MosaicPlaces places = new MosaicPlaces(shape, Scope.read(points));
      long[] here = of.toLongArray();
      long[] next = new long[here.length];
      float[] shares = new float[here.length];
      for (int i = 0; i < here.length; i++) {
        here[i] = here[i] * shape.slots() + places.slot(i);
        shares[i] = places.fade(i);
        next[i] = here[i] + (shares[i] > 0 ? 1 : 0);
      }
      NDManager manager = points.getManager();
      NDArray own = chosen(flat, manager, here);
      NDArray fading = chosen(flat, manager, next).subi(own);
      own.addi(fading.muli(manager.create(shares, new Shape(here.length, 1))));
      return own.muli(basis.waves(manager, places.local()).transpose()).matMul(basis.colours());
    };
  }

  private static NDArray chosen(NDArray of, NDManager manager, long[] index) {
    NDArray found = of.get(new NDIndex("{}", manager.create(index)));
    found.attach(manager);
    return found;
  }

  @Override
  public TileEncoder search(NDArray points) {
    return new MosaicEncoder(scope, weights, experts, basis, points, MosaicEncoder.Care.ALL);
  }
}
