package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import dev.tessera.model.engine.Scope;
import java.util.Arrays;
import java.util.Map;

/**
 * {@link Adam} where the numbers and their moments live on the device: the same formula, in the
 * same precision. A row is its numbers, their means and their squares, side by side, so that one
 * call takes a row out and one puts it back. Steps are counted on the heap: what they correct is a
 * number per row, which travels with a batch.
 *
 * <p>Since 1 - b2 = (1 - b1)^2, one product with the gradient serves both moments.
 */
public final class DeviceAdam {
  private static final int PARTS = 3;

  private final Scope scope;
  private final int columns;
  private final int[] steps;
  private final NDArray rows;
  private final NDArray decays;
  private final NDArray share;
  private final NDArray epsilon;

  /** As the heap has them; {@link Adam#onDevice} makes it. */
  DeviceAdam(Scope scope, float[] values, float[] mean, float[] square, int[] steps) {
    this.scope = scope;
    this.steps = steps.clone();
    columns = values.length / steps.length;
    float[] all = new float[Math.multiplyExact(values.length, PARTS)];
    for (int row = 0; row < steps.length; row++) {
      int from = row * columns;
      System.arraycopy(values, from, all, PARTS * from, columns);
      System.arraycopy(mean, from, all, PARTS * from + columns, columns);
      System.arraycopy(square, from, all, PARTS * from + 2 * columns, columns);
    }
    rows = scope.upload(all, steps.length, (long) PARTS * columns); // (R,3C)
    float[] ofMoments = new float[2 * columns];
    Arrays.fill(ofMoments, 0, columns, (float) Adam.BETA_1);
    Arrays.fill(ofMoments, columns, 2 * columns, (float) Adam.BETA_2);
    decays = scope.upload(ofMoments, ofMoments.length);
    share = scope.constant(1 - (float) Adam.BETA_1);
    epsilon = scope.constant(Adam.EPSILON);
  }

  /** Counts a step of some rows: how far each goes, rate * sqrt(1 - b2^t) / (1 - b1^t). */
  public float[] sizes(int[] some, double rate) {
    float[] sizes = new float[some.length];
    for (int i = 0; i < some.length; i++) {
      sizes[i] = Adam.size(++steps[some[i]], rate) / Adam.unbias(steps[some[i]]);
    }
    return sizes;
  }

  /** All rows with their moments, (R,3C), themselves: what is moved there is moved. */
  public NDArray all() {
    return rows;
  }

  /** Some rows with their moments, (N,3C), a copy in the scope of their numbers, (N). */
  public NDArray taken(NDArray numbers) {
    NDArray taken = rows.get(numbers);
    taken.attach(numbers.getManager());
    return taken;
  }

  /** Puts back what was taken; no number may occur twice. */
  public void put(NDArray numbers, NDArray taken) {
    rows.set(new NDIndex("{}", numbers), taken);
  }

  /** Replaces the numbers of rows, (N,C), not their moments; no number may occur twice. */
  public void putValues(NDArray numbers, NDArray values) {
    rows.set(new NDIndex("{}, :{}", numbers, columns), values);
  }

  /**
   * The numbers of rows with their moments: a view, (N,C).
   *
   * @param owner whose the view is
   */
  public NDArray values(NDArray taken, NDManager owner) {
    return part(taken, 0, 1, owner);
  }

  /** What a gradient is multiplied by before {@link #move}, (1). */
  public NDArray share() {
    return share;
  }

  /**
   * One step of some rows.
   *
   * @param taken rows with their moments, (N,3C), updated in place
   * @param part the gradient times {@link #share}, (N,C)
   * @param sizes as {@link #sizes} gave them, (N,1)
   */
  public void move(NDArray taken, NDArray part, NDArray sizes) {
    NDManager own = part.getManager(); // rows outlive the step
    part(taken, 1, PARTS, own).muli(decays);
    NDArray mean = part(taken, 1, 2, own).addi(part);
    NDArray square = part(taken, 2, PARTS, own).addi(part.square());
    NDArray far = mean.mul(sizes).divi(square.sqrt().addi(epsilon));
    part(taken, 0, 1, own).subi(far);
  }

  private NDArray part(NDArray taken, int from, int to, NDManager owner) {
    NDIndex some =
        new NDIndex().addAllDim().addSliceDim((long) from * columns, (long) to * columns);
    NDArray part = taken.get(some);
    part.attach(owner);
    return part;
  }

  /** A copy of the numbers of one row on the heap, (C). */
  public float[] row(int row) {
    try (Scope passing = scope.child()) {
      NDArray one = rows.get(new NDIndex("{}, :{}", row, columns));
      one.attach(passing.manager());
      return Scope.read(one);
    }
  }

  /** A copy of all numbers on the heap, (R,C). */
  public float[] values() {
    return part(Scope.read(rows), 0);
  }

  /** Hands all moments over, as {@link Adam#save}. */
  public void save(String name, Map<String, float[]> arrays) {
    float[] all = Scope.read(rows);
    arrays.put(name + ".mean", part(all, 1));
    arrays.put(name + ".square", part(all, 2));
    arrays.put(name + ".steps", SavedNumbers.floats(steps));
  }

  private float[] part(float[] all, int part) {
    float[] some = new float[all.length / PARTS];
    for (int row = 0; row < steps.length; row++) {
      int from = (PARTS * row + part) * columns;
      System.arraycopy(all, from, some, row * columns, columns);
    }
    return some;
  }
}
