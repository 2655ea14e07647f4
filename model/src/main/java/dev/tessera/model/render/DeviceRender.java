package dev.tessera.model.render;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.BatchRoom;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.PointValues;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.tile.GridTiling;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Large pieces of the output, evaluated, put together and cross-faded on the device, where codes
 * and networks stay; a piece comes down in one transfer. While the heap takes over one piece the
 * device works on the next. For samples of 8 bits values are rounded there, so that a quarter comes
 * down.
 *
 * <p>Cross-fading looks up, axis by axis, the one or two entries of each output point, so nothing
 * is added by two at once, and the result does not depend on chance.
 */
final class DeviceRender implements RenderWay {
  /**
   * Values of tiles at output points: 24 MB of a picture. Of larger pieces the C allocator gives
   * the memory back that a piece comes down to.
   */
  private static final long MOST = 1L << 21;

  /** As many bytes where values come down as such. */
  private static final long MOST_BYTES = Float.BYTES * MOST;

  /** Values that are worth a call of their own, which computes first layers once for all tiles. */
  private static final long WORTH = 1L << 16;

  /** Floats of the heap that are added to the output together. */
  private static final int TAKEN = 1 << 14;

  private final Scope scope;
  private final FieldSpec spec;
  private final SamplesBuilder output;
  private final RenderPlan plan;
  private final RenderPieces pieces;
  private final Sizes sizes;
  private final Field field;
  private final NDArray codes;
  private final Optional<NDArray> shares;
  private final long[] strides;
  private final NDArray zero;
  private final NDArray one;
  private final NDArray half;
  private final NDArray largest;
  private final HostMemory memory = new HostMemory();
  private Optional<PointValues> prepared = Optional.empty();
  private Optional<Piece> waiting = Optional.empty();
  private int launched;
  private int steps;

  /**
   * How much is worked on together.
   *
   * @param most values of a piece
   * @param worth fewest values, on average, of tiles that share their local points; where they are
   *     fewer, each point is evaluated for itself
   */
  record Sizes(long most, long worth) {
    /** What suits a device. */
    static Sizes of(
        Scope scope, WeightedField<GridTiling> weighted, RenderPlan plan, boolean eightBit) {
      FieldSpec spec = weighted.field().spec();
      int d = spec.dimensions();
      // Waves of each axis, activations, gates, and the values before and after they are faded.
      long ofUnit = 3L * d + 2L * spec.layers() + 4;
      long ofPoint = ofUnit * spec.width() + 8L * spec.channels();
      double points = 1;
      for (int a = 0; a < d; a++) {
        points *= plan.along(a).stream().mapToLong(AxisPoints::count).average().orElse(1);
      }
      long floats = ofPoint + (long) (spec.form().codeFloats(spec) / points);
      long most = eightBit ? MOST_BYTES : MOST;
      return new Sizes(BatchRoom.items(scope.freeBytes(), floats, most), WORTH);
    }
  }

  /** A piece that was computed: its values, and which it is. */
  private record Piece(Scope scope, NDArray values, int number) {}

  /**
   * Prepares.
   *
   * @param scope lives as long as the rendering
   * @param output values are added to
   * @param extent of the output, one number per axis
   */
  DeviceRender(
      Scope scope,
      WeightedField<GridTiling> weighted,
      RenderPlan plan,
      SamplesBuilder output,
      int... extent) {
    this(
        scope,
        weighted,
        plan,
        output,
        Sizes.of(scope, weighted, plan, output.isEightBit()),
        extent);
  }

  /** As above. */
  DeviceRender(
      Scope scope,
      WeightedField<GridTiling> weighted,
      RenderPlan plan,
      SamplesBuilder output,
      Sizes sizes,
      int... extent) {
    this.scope = scope;
    this.plan = plan;
    this.output = output;
    this.sizes = sizes;
    spec = weighted.field().spec();
    pieces = new RenderPieces(plan, extent, sizes.most());
    field = Field.of(scope, weighted.field().weights());
    codes = weighted.field().codes().onDevice(scope);
    shares = shares(weighted);
    zero = scope.constant(0);
    one = scope.constant(1);
    half = scope.constant(0.5f);
    largest = scope.constant(255);
    GridTiling grid = weighted.field().tiling();
    strides = new long[extent.length];
    long stride = 1;
    for (int a = extent.length - 1; a >= 0; a--) {
      strides[a] = stride;
      stride *= grid.tilesAlong(a);
    }
  }

  private Optional<NDArray> shares(WeightedField<GridTiling> weighted) {
    float[] all = new float[weighted.field().codes().tiles()];
    boolean ones = true;
    for (int tile = 0; tile < all.length; tile++) {
      all[tile] = weighted.weight(tile);
      ones &= all[tile] == 1;
    }
    return ones ? Optional.empty() : Optional.of(scope.upload(all, all.length));
  }

  @Override
  public double progress() {
    return steps / (pieces.count() + 1.0);
  }

  @Override
  public boolean step() {
    // Waits for the device; valid until the scope of the piece is closed.
    Optional<ByteBuffer> down = waiting.map(piece -> piece.values().toByteBuffer(true));
    Optional<Piece> next =
        launched < pieces.count() ? Optional.of(launch(launched++)) : Optional.empty();
    if (steps == 0) {
      scope.workers().run(output.chunks(), output::takeMemory);
    }
    waiting.ifPresent(piece -> take(piece, down.orElseThrow()));
    waiting = next;
    steps++;
    return waiting.isPresent();
  }

  /** Does not wait for the device, but for fields with experts, which look at their choices. */
  private Piece launch(int number) {
    Scope own = scope.child();
    try (Scope work = scope.child()) {
      List<AxisEntries> entries = new ArrayList<>();
      for (int a = 0; a < strides.length; a++) {
        int first = pieces.first(number, a);
        entries.add(new AxisEntries(plan.along(a), first, pieces.size(number, a)));
      }
      List<PieceAxis> axes = PieceAxis.sent(work, memory, entries, strides);
      NDArray values = values(work, axes); // (E,...,C)
      for (int a = 0; a < strides.length; a++) {
        NDArray before = values;
        values = axes.get(a).faded(before, a);
        if (values != before) {
          before.close();
        }
      }
      NDArray flat = (output.isEightBit() ? bytes(values) : values).reshape(-1);
      flat.attach(own.manager());
      return new Piece(own, flat, number);
    }
  }

  private NDArray bytes(NDArray values) {
    NDArray inRange = values.maximum(zero).minimum(one);
    return inRange.muli(largest).addi(half).toType(DataType.UINT8, false);
  }

  /** The values of all tiles at all points of a piece where they count: (E,...,C). */
  private NDArray values(Scope work, List<PieceAxis> axes) {
    int[] groups = axes.stream().mapToInt(axis -> axis.entries().groups().size()).toArray();
    long[] shape = shape(axes, axis -> axis.entries().size());
    long calls = 1;
    for (int n : groups) {
      calls *= n;
    }
    long samples = Arrays.stream(shape).reduce(1, (a, b) -> a * b) / spec.channels();
    if (calls > 1 && samples / calls < sizes.worth()) {
      return eachForItself(axes).reshape(shape);
    }
    BlockWalk walk = new BlockWalk(groups);
    if (calls == 1) {
      return together(work, axes, groups(axes, walk));
    }
    NDArray whole = work.manager().create(new Shape(shape));
    do {
      List<AxisEntries.Group> some = groups(axes, walk);
      NDIndex place = new NDIndex();
      some.forEach(group -> place.addSliceDim(group.first(), group.end()));
      try (Scope block = work.child()) {
        whole.set(place.addAllDim(), together(block, axes, some));
      }
    } while (walk.next());
    return whole;
  }

  private static List<AxisEntries.Group> groups(List<PieceAxis> axes, BlockWalk walk) {
    return IntStream.range(0, axes.size())
        .mapToObj(a -> axes.get(a).entries().groups().get(walk.at(a)))
        .toList();
  }

  /** Sizes along the axes, and the channels. */
  private <A> long[] shape(List<A> axes, ToIntFunction<A> size) {
    long[] shape = new long[axes.size() + 1];
    for (int a = 0; a < axes.size(); a++) {
      shape[a] = size.applyAsInt(axes.get(a));
    }
    shape[axes.size()] = spec.channels();
    return shape;
  }

  /** Of tiles that share their local points: (T*S along each axis, C). */
  private NDArray together(Scope block, List<PieceAxis> axes, List<AxisEntries.Group> groups) {
    int d = groups.size();
    List<NDArray> local = new ArrayList<>();
    List<NDArray> tiles = new ArrayList<>();
    long[] apart = new long[2 * d + 1];
    int[] order = new int[2 * d + 1];
    for (int a = 0; a < d; a++) {
      AxisEntries.Group group = groups.get(a);
      local.add(axes.get(a).localOf(group, block));
      tiles.add(axes.get(a).tilesOf(group, block));
      apart[a] = group.tiles();
      apart[d + a] = group.points();
      order[2 * a] = a;
      order[2 * a + 1] = d + a;
    }
    apart[2 * d] = spec.channels();
    order[2 * d] = 2 * d;
    NDArray numbers = sums(tiles); // (T)
    NDArray values = field.evaluate(rows(codes, numbers), product(local)); // (T,S,C)
    shares.ifPresent(s -> values.muli(rows(s, numbers).reshape(-1, 1, 1)));
    return values
        .reshape(apart)
        .transpose(order)
        .reshape(shape(groups, g -> g.tiles() * g.points()));
  }

  /** Of points that lie in one tile each: (N,C). */
  private NDArray eachForItself(List<PieceAxis> axes) {
    PointValues all = prepared.orElseGet(() -> field.prepare(codes));
    prepared = Optional.of(all);
    NDArray numbers = sums(axes.stream().map(PieceAxis::tiles).toList()); // (N)
    NDArray values = all.at(product(axes.stream().map(PieceAxis::local).toList()), numbers);
    shares.ifPresent(s -> values.muli(rows(s, numbers).reshape(-1, 1)));
    return values;
  }

  /** Every coordinate with every other, the last axis fastest: (N,d). */
  private static NDArray product(List<NDArray> axes) {
    Shape all = new Shape(axes.stream().mapToLong(NDArray::size).toArray());
    NDList columns = new NDList();
    for (int a = 0; a < axes.size(); a++) {
      columns.add(along(axes, a).broadcast(all));
    }
    return NDArrays.stack(columns, axes.size()).reshape(-1, axes.size());
  }

  /** Every number plus every other, the last axis fastest: (N). */
  private static NDArray sums(List<NDArray> axes) {
    NDArray sum = along(axes, 0);
    for (int a = 1; a < axes.size(); a++) {
      sum = sum.add(along(axes, a));
    }
    return sum.reshape(-1);
  }

  private static NDArray along(List<NDArray> axes, int axis) {
    long[] shape = new long[axes.size()];
    Arrays.fill(shape, 1);
    shape[axis] = axes.get(axis).size();
    return axes.get(axis).reshape(shape);
  }

  /** Some rows of what stays, in the scope of their numbers. */
  private static NDArray rows(NDArray all, NDArray numbers) {
    NDArray rows = all.get(numbers);
    rows.attach(numbers.getManager());
    return rows;
  }

  /** On all cores: one alone takes longer to copy a picture than a GPU to compute it. */
  private void take(Piece piece, ByteBuffer values) {
    long start = pieces.start(piece.number()) * spec.channels();
    boolean eightBit = output.isEightBit();
    FloatBuffer floats = values.order(ByteOrder.nativeOrder()).asFloatBuffer();
    int count = eightBit ? values.capacity() : floats.capacity();
    int parts = scope.workers().count();
    scope
        .workers()
        .run(
            parts,
            part -> {
              int from = (int) ((long) count * part / parts);
              int to = (int) ((long) count * (part + 1) / parts);
              if (eightBit) {
                output.put(start + from, values.duplicate().position(from), to - from);
              } else {
                add(start, floats, from, to);
              }
            });
    piece.scope().close();
  }

  private void add(long start, FloatBuffer values, int first, int end) {
    float[] some = new float[TAKEN];
    for (int from = first; from < end; from += TAKEN) {
      int length = Math.min(TAKEN, end - from);
      values.get(from, some, 0, length);
      output.add(start + from, some, 0, length);
    }
  }
}
