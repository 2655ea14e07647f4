package dev.tessera.model.archive;

import dev.tessera.model.field.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers of a file: float32 in memory, row-major, immutable; those given are handed over. */
public final class Tensor {
  private final Precision precision;
  private final Numbers values;
  private final int[] shape;

  private Tensor(Precision precision, Numbers values, int[] shape) {
    this.precision = precision;
    this.values = values;
    this.shape = shape;
  }

  /**
   * Wraps values without copying.
   *
   * @param precision how they are, or were, stored
   * @param values ownership passes to the result
   * @param shape sizes along each axis, slowest first, each at least 0; none for a single number
   * @throws IllegalArgumentException if the number of values is not the product of the shape
   */
  public static Tensor of(Precision precision, float[] values, int... shape) {
    return of(precision, Numbers.of(values), shape);
  }

  /** As above. */
  public static Tensor of(Precision precision, Numbers values, int... shape) {
    long count = 1;
    for (int n : shape) {
      count = Math.multiplyExact(count, n);
    }
    if (count != values.length()) {
      throw new IllegalArgumentException(
          "shape "
              + Arrays.toString(shape)
              + " wants "
              + count
              + " values, found "
              + values.length());
    }
    return new Tensor(precision, values, shape.clone());
  }

  /** How the numbers are stored. */
  public Precision precision() {
    return precision;
  }

  /** Sizes along each axis, slowest first. */
  public List<Integer> shape() {
    return IntStream.of(shape).boxed().toList();
  }

  /** Numbers in all. */
  public int length() {
    return values.length();
  }

  /** One number by its row-major position. */
  public float get(int index) {
    return values.get(index);
  }

  /** All numbers, flat. */
  public Numbers numbers() {
    return values;
  }

  /** Copies all numbers. */
  public void copyTo(float[] destination, int offset) {
    values.copyTo(0, values.length(), destination, offset);
  }

  /** A copy of all numbers. */
  public float[] toArray() {
    return values.toArray();
  }
}
