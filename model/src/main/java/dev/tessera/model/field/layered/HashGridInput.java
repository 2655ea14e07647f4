package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.PointValues;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.WeightMemory;
import dev.tessera.model.field.WeightSums;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Learned features of the corners of grids, interpolated at the point and joined (Mueller et al.
 * 2022). The finest grid holds waves up to {@link #HIGHEST} w0, two cells each; tables have 256
 * rows for each unit of the network, so that one number sets the size of all.
 */
record HashGridInput() implements InputMap {
  private static final String TABLE = "input.table";
  private static final int FEATURES = 2;
  private static final int ROWS_PER_UNIT = 256;
  private static final double START = 1e-4;

  static HashGrid grid(FieldSpec spec) {
    int finest = (int) Math.ceil(2 * HIGHEST * spec.firstOmega() / Math.PI);
    int rows = ROWS_PER_UNIT * Integer.highestOneBit(spec.width());
    return new HashGrid(spec.dimensions(), finest, rows);
  }

  @Override
  public int features(FieldSpec spec) {
    return FEATURES * grid(spec).levels();
  }

  @Override
  public void add(WeightLayout.Builder blocks, FieldSpec spec) {
    blocks.add(TABLE, grid(spec).rows(), FEATURES);
  }

  @Override
  public void start(float[] values, WeightLayout layout, SplittableRandom random) {
    layout.named(TABLE).uniform(values, START, random);
  }

  /** Rows are looked up; those of the corners are mixed. */
  @Override
  public long multiplyAdds(FieldSpec spec) {
    return floatsPerPoint(spec);
  }

  @Override
  public long floatsPerPoint(FieldSpec spec) {
    return (long) features(spec) * grid(spec).corners();
  }

  @Override
  public OnDevice open(Scope scope, WeightMemory memory, FieldSpec spec) {
    return new Tables(grid(spec), memory.layout().named(TABLE), memory);
  }

  /**
   * Rows are found on the heap and features gathered on the device; their gradients, which meet in
   * rows, are summed on the heap.
   */
  private static final class Tables implements OnDevice {
    private final HashGrid grid;
    private final WeightLayout.Block block;
    private final NDArray table;

    Tables(HashGrid grid, WeightLayout.Block block, WeightMemory memory) {
      this.grid = grid;
      this.block = block;
      table = memory.view(block);
    }

    /** Rows and shares of the corners about points, (S,levels,corners) each. */
    private final class Corners {
      final long[] rows;
      final float[] shares;

      Corners(NDArray points) {
        int count = (int) points.getShape().get(0) * grid.levels() * grid.corners();
        rows = new long[count];
        shares = new float[count];
        grid.locate(Scope.read(points), rows, shares);
      }
    }

    @Override
    public NDArray at(NDArray points, NDManager owner) {
      Corners found = new Corners(points);
      try (NDArray rows = owner.create(found.rows);
          NDArray shares = Scope.copy(owner, found.shares, found.shares.length, 1);
          NDArray gathered = PointValues.rows(table, rows)) {
        gathered.muli(shares);
        try (NDArray perCell = gathered.reshape(-1, grid.corners(), FEATURES);
            NDArray sum = perCell.sum(new int[] {1})) { // (S*levels,2)
          return sum.reshape(-1, (long) FEATURES * grid.levels());
        }
      }
    }

    @Override
    public boolean learns() {
      return true;
    }

    @Override
    public void backward(NDArray points, @Nullable NDArray gradient, WeightSums sums) {
      sums.add(block, () -> ofTable(points, Objects.requireNonNull(gradient)));
    }

    private NDArray ofTable(NDArray points, NDArray gradient) {
      Corners found = new Corners(points);
      float[] ofCells = Scope.read(gradient); // (S*levels,2)
      float[] sums = new float[block.length()];
      for (int i = 0; i < found.rows.length; i++) {
        int row = FEATURES * (int) found.rows[i];
        int cell = FEATURES * (i / grid.corners());
        for (int f = 0; f < FEATURES; f++) {
          sums[row + f] += found.shares[i] * ofCells[cell + f];
        }
      }
      return Scope.copy(gradient.getManager(), sums, block.rows(), block.columns());
    }
  }
}
