package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.Scope;

/**
 * A tile of a clip as a mosaic: cells, each with as many frames as the tile. A frame of a cell is a
 * picture by one layer of cosines, y = sum_h m_h colour_h cos(w0 u_{h,y} (y + 1)) cos(w0 u_{h,x} (x
 * + 1)), with y and x from -1 to 1 over the cell; between two frames they are cross-faded. The
 * frames of a cell fall into parts that share a modulation m = mu_k + c B_k, of one expert k: what
 * stands still is told once, what moves frame by frame. How many amplitudes c a part has differs
 * from part to part, too: see {@link MosaicParts} for how the code tells it.
 *
 * <p>All that is learned are the means mu and directions B, the strongest first, so that a few of
 * them serve as well as many. They are those of pictures: {@link ExpertField} with one cell and one
 * frame is nearly the same.
 */
final class MosaicField implements Field {
  private final Scope scope;
  private final FieldSpec spec;
  private final MosaicShape shape;
  private final Weights weights;
  private final MosaicExperts experts;
  private final MosaicModulations modulations;
  private final NDArray one;

  /** w0 u of rows and of columns, (H,1). */
  private final NDArray rowFrequencies;

  private final NDArray columnFrequencies;

  /** (H,C). */
  private final NDArray colours;

  MosaicField(Scope scope, Weights weights) {
    this.scope = scope;
    this.weights = weights;
    spec = weights.spec();
    shape = MosaicShape.of(spec);
    experts = new MosaicExperts(weights);
    modulations = new MosaicModulations(spec, experts);
    one = scope.constant(1);
    WeightLayout layout = WeightLayout.of(spec);
    float[] all = weights.toArray();
    int from = layout.named("cosine.frequency").offset();
    float[] rows = new float[spec.width()];
    float[] columns = new float[spec.width()];
    for (int h = 0; h < spec.width(); h++) {
      rows[h] = (float) (spec.firstOmega() * all[from + 2 * h]);
      columns[h] = (float) (spec.firstOmega() * all[from + 2 * h + 1]);
    }
    rowFrequencies = scope.upload(rows, spec.width(), 1);
    columnFrequencies = scope.upload(columns, spec.width(), 1);
    WeightLayout.Block block = layout.named("cosine.colour");
    float[] own = new float[block.length()];
    System.arraycopy(all, block.offset(), own, 0, own.length);
    colours = scope.upload(own, spec.width(), spec.channels());
  }

  @Override
  public FieldSpec spec() {
    return spec;
  }

  @Override
  public NDArray evaluate(NDArray codes, NDArray points) {
    long tiles = codes.getShape().get(0);
    MosaicPlaces places = new MosaicPlaces(shape, Scope.read(points));
    NDManager manager = codes.getManager();
    try (NDManager passing = manager.newSubManager()) {
      NDArray m = amplitudes(passing, codes);
      NDArray waves = waves(passing, places); // (H,S), in order
      NDArray colour = colours.reshape(spec.width(), 1, spec.channels());
      colour.attach(passing);
      NDList found = new NDList();
      for (MosaicPlaces.Group group : places.groups()) {
        NDArray own = waves.get(new NDIndex(":, {}:{}", group.first(), group.end()));
        NDArray basis = own.reshape(spec.width(), -1, 1).mul(colour); // (H,S,C)
        found.add(values(m, group, basis, places));
      }
      NDArray inOrder = NDArrays.concat(found, 1).reshape(tiles, -1, spec.channels());
      NDArray result = unordered(inOrder, places);
      result.attach(manager);
      return result;
    }
  }

  /** The values of a group's points, (T,S*C). */
  private NDArray values(NDArray m, MosaicPlaces.Group group, NDArray basis, MosaicPlaces places) {
    NDArray here = m.get(new NDIndex(":, {}", group.slot())); // (T,H)
    NDArray own = here.matMul(basis.reshape(spec.width(), -1));
    if (!group.fades()) {
      return own;
    }
    float[] shares = new float[group.end() - group.first()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = places.fade(group.first() + i);
    }
    NDArray share = m.getManager().create(shares, new Shape(1, shares.length, 1));
    NDArray next = m.get(new NDIndex(":, {}", group.slot() + 1)).sub(here);
    return own.addi(next.matMul(basis.mul(share).reshape(spec.width(), -1)));
  }

  private static NDArray unordered(NDArray inOrder, MosaicPlaces places) {
    int[] order = places.order();
    long[] position = new long[order.length];
    boolean asItIs = true;
    for (int i = 0; i < order.length; i++) {
      position[order[i]] = i;
      asItIs &= order[i] == i;
    }
    if (asItIs) {
      return inOrder.duplicate();
    }
    NDArray index = inOrder.getManager().create(position);
    NDArray pointsFirst = inOrder.transpose(1, 0, 2).get(new NDIndex("{}", index)); // (S,T,C)
    pointsFirst.attach(inOrder.getManager());
    return pointsFirst.transpose(1, 0, 2).duplicate();
  }

  /** m (T,slots,H) of codes (T,D). */
  private NDArray amplitudes(NDManager manager, NDArray codes) {
    float[] numbers = Scope.read(codes);
    int tiles = (int) codes.getShape().get(0);
    float[] all =
        new float[Math.multiplyExact(Math.multiplyExact(tiles, shape.slots()), spec.width())];
    int parts = Math.min(tiles, scope.workers().count());
    scope
        .workers()
        .run(
            parts,
            part -> {
              int first = (int) ((long) tiles * part / parts);
              int end = (int) ((long) tiles * (part + 1) / parts);
              modulations.write(numbers, first, end - first, all);
            });
    return manager.create(all, new Shape(tiles, shape.slots(), spec.width()));
  }

  /** The cosines at some places, (H,S). */
  NDArray waves(NDManager manager, MosaicPlaces places) {
    NDArray local = manager.create(places.local(), new Shape(places.count(), 2));
    NDArray rows = local.get(new NDIndex(":, 0")).add(one).reshape(1, -1);
    NDArray columns = local.get(new NDIndex(":, 1")).add(one).reshape(1, -1);
    return rows.mul(rowFrequencies).cos().muli(columns.mul(columnFrequencies).cos());
  }

  @Override
  public PointValues prepare(NDArray codes) {
    NDArray flat = amplitudes(codes.getManager(), codes).reshape(-1, spec.width());
    return (points, tiles) -> {
      MosaicPlaces places = new MosaicPlaces(shape, Scope.read(points));
      long[] of = tiles.toLongArray();
      int count = places.count();
      long[] here = new long[count];
      long[] next = new long[count];
      float[] shares = new float[count];
      for (int i = 0; i < count; i++) {
        here[i] = of[places.order()[i]] * shape.slots() + places.slot(i);
        shares[i] = places.fade(i);
        next[i] = here[i] + (shares[i] > 0 ? 1 : 0);
      }
      NDManager manager = points.getManager();
      NDArray own = rows(flat, manager, here);
      NDArray fading = rows(flat, manager, next).subi(own);
      own.addi(fading.muli(manager.create(shares, new Shape(count, 1))));
      NDArray values = own.muli(waves(manager, places).transpose()).matMul(colours); // (N,C)
      return unordered(values.reshape(1, count, -1), places).reshape(count, -1);
    };
  }

  private static NDArray rows(NDArray of, NDManager manager, long[] index) {
    NDArray found = of.get(new NDIndex("{}", manager.create(index)));
    found.attach(manager);
    return found;
  }

  @Override
  public TileEncoder search(NDArray points) {
    return new MosaicEncoder(scope, weights, experts, points, MosaicEncoder.Care.ALL);
  }
}
