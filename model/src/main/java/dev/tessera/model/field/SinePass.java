package dev.tessera.model.field;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Sines and cosines of many phases, times the gates of their units, in one pass over the memory;
 * and the way back in another. Where a library has a pass for each operation, memory is gone
 * through seven times, and its sines cost as much as the matrix products between them.
 *
 * <p>Numbers are worked on in blocks that the first cache holds, by loops so simple that the
 * compiler of the virtual machine makes vector instructions of them: one operation a line, one
 * index, no branch, no call but min and max, and of a length that hardly leaves a rest.
 *
 * <p>A phase is brought into [-pi/2, pi/2] by subtracting the nearest multiple of pi in three parts
 * (Cody and Waite 1980); sine and cosine are the best polynomials there, within 1.8e-7 of the true
 * values for phases up to 10^4. Beyond, floats are coarser than what is taken off.
 */
final class SinePass {
  private static final int BLOCK = 2048;

  /** Added and subtracted again it rounds what is below 2^22 to a whole number. */
  private static final float ROUNDING = 12582912;

  private static final float ONE_BY_PI = (float) (1 / Math.PI);
  private static final float PI_HIGH = 3.140625f;
  private static final float PI_MIDDLE = 9.675026e-4f;
  private static final float PI_LOW = 1.509958e-7f;

  /** No phase is farther from a multiple of pi, but for one that was too large to be reduced. */
  private static final float MOST = 1.6f;

  private final int width;
  private final int block;
  private final float[] phases;
  private final float[] signed;
  private final float[] sines;
  private final float[] cosines;
  private final float[] gates;

  /**
   * Of layers of one width.
   *
   * @param width H, units of a layer
   */
  SinePass(int width) {
    this.width = width;
    block = Math.max(1, BLOCK / width) * width;
    phases = new float[block];
    signed = new float[block];
    sines = new float[block];
    cosines = new float[block];
    gates = new float[block];
  }

  /**
   * Some of the rows, (T*S,H), of a layer.
   *
   * @param samples S, rows of a tile
   * @param from the first row
   * @param to the row behind the last
   */
  record Rows(int samples, int from, int to) {
    /** An equal part of all. */
    static Rows part(int rows, int samples, int part, int parts) {
      return new Rows(
          samples, (int) ((long) rows * part / parts), (int) ((long) rows * (part + 1) / parts));
    }

    private int endOfTile(int row) {
      return Math.min(to, (row / samples + 1) * samples);
    }
  }

  /**
   * m sin(a) and m cos(a).
   *
   * @param phase a (T*S,H); m cos(a) afterwards
   * @param gate m (T,H)
   * @param result takes m sin(a) (T*S,H)
   */
  void forward(Rows rows, FloatBuffer phase, FloatBuffer gate, FloatBuffer result) {
    sines(
        rows,
        phase,
        gate,
        (at, count) -> {
          cosine(phases, signed, cosines, count);
          result.put(at, sines, 0, count);
          phase.put(at, cosines, 0, count);
        });
  }

  /**
   * m sin(a) alone.
   *
   * @param phase a (T*S,H); m sin(a) afterwards
   * @param gate m (T,H)
   */
  void sine(Rows rows, FloatBuffer phase, FloatBuffer gate) {
    sines(rows, phase, gate, (at, count) -> phase.put(at, sines, 0, count));
  }

  /** Takes what was computed of some floats. */
  private interface Block {
    void take(int at, int count);
  }

  private void sines(Rows rows, FloatBuffer phase, FloatBuffer gate, Block done) {
    for (int row = rows.from(); row < rows.to(); row = rows.endOfTile(row)) {
      repeat(gate, row / rows.samples());
      int end = rows.endOfTile(row) * width;
      for (int at = row * width; at < end; at += block) {
        int count = Math.min(block, end - at);
        phase.get(at, phases, 0, count);
        signed(phases, gates, signed, count);
        reduce(phases, count);
        sine(phases, signed, sines, count);
        done.take(at, count);
      }
    }
  }

  /**
   * What a layer keeps for the way back.
   *
   * @param result h = m sin(a), (T*S,H)
   * @param slope m cos(a), (T*S,H)
   */
  record Kept(FloatBuffer result, FloatBuffer slope) {}

  /**
   * The chain rule through h = m sin(a).
   *
   * @param gradient by h (T*S,H); by a afterwards
   * @param ofGates the sum of the gradient times h over the samples of each tile is added, (T,H):
   *     since sin(a) = h / m it is m times the gradient by m
   * @param ofBias the sum of the gradient by a over all samples is added, (H)
   */
  void backward(Rows rows, FloatBuffer gradient, Kept kept, float[] ofGates, float[] ofBias) {
    float[] gateSums = new float[block];
    float[] biasSums = new float[block];
    for (int row = rows.from(); row < rows.to(); row = rows.endOfTile(row)) {
      int end = rows.endOfTile(row) * width;
      Arrays.fill(gateSums, 0);
      for (int at = row * width; at < end; at += block) {
        int count = Math.min(block, end - at);
        gradient.get(at, phases, 0, count);
        kept.result().get(at, sines, 0, count);
        kept.slope().get(at, cosines, 0, count);
        addProduct(phases, sines, gateSums, count);
        multiply(phases, cosines, count);
        add(phases, biasSums, count);
        gradient.put(at, phases, 0, count);
      }
      fold(gateSums, ofGates, row / rows.samples() * width);
    }
    fold(biasSums, ofBias, 0);
  }

  /**
   * What a layer keeps whose phases all tiles share.
   *
   * @param sine sin(a), (S,H)
   * @param gate m, (T,H)
   */
  record Shared(FloatBuffer sine, FloatBuffer gate) {}

  /**
   * The chain rule through h = m sin(a), where all tiles have the same a.
   *
   * @param rows of a tile, (S,H)
   * @param gradient by h (T*S,H)
   * @param ofGates the gradient by m is added, (T,H)
   * @param ofSine takes the gradient by sin(a) (S,H)
   */
  void backwardShared(
      Rows rows, FloatBuffer gradient, Shared shared, float[] ofGates, FloatBuffer ofSine) {
    int tiles = ofGates.length / width;
    float[][] gateSums = new float[tiles][block];
    int end = rows.to() * width;
    for (int at = rows.from() * width; at < end; at += block) {
      int count = Math.min(block, end - at);
      shared.sine().get(at, sines, 0, count);
      Arrays.fill(signed, 0);
      for (int tile = 0; tile < tiles; tile++) {
        repeat(shared.gate(), tile);
        gradient.get(tile * rows.samples() * width + at, phases, 0, count);
        addProduct(phases, sines, gateSums[tile], count);
        addProduct(phases, gates, signed, count);
      }
      ofSine.put(at, signed, 0, count);
    }
    for (int tile = 0; tile < tiles; tile++) {
      fold(gateSums[tile], ofGates, tile * width);
    }
  }

  private void repeat(FloatBuffer gate, int tile) {
    gate.get(tile * width, gates, 0, width);
    for (int i = width; i < block; i += width) {
      System.arraycopy(gates, 0, gates, i, width);
    }
  }

  /** Adds the sum of the rows of a block. */
  private void fold(float[] rows, float[] sums, int to) {
    for (int from = 0; from < block; from += width) {
      for (int i = 0; i < width; i++) {
        sums[to + i] += rows[from + i];
      }
    }
  }

  /** The gate, negative where the nearest multiple of pi is an odd one. */
  private static void signed(float[] phase, float[] gate, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      float half = ((phase[i] * ONE_BY_PI + ROUNDING) - ROUNDING) * 0.5f;
      float odd = half - ((half + ROUNDING) - ROUNDING); // 0 or +-0.5
      float m = gate[i];
      result[i] = m - 8 * odd * odd * m;
    }
  }

  private static void reduce(float[] phase, int count) {
    for (int i = 0; i < count; i++) {
      float a = phase[i];
      float k = (a * ONE_BY_PI + ROUNDING) - ROUNDING;
      float near = ((a - k * PI_HIGH) - k * PI_MIDDLE) - k * PI_LOW;
      phase[i] = Math.max(-MOST, Math.min(MOST, near));
    }
  }

  private static void sine(float[] near, float[] gate, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      float a = near[i];
      float t = a * a;
      float p = ((2.59998e-06f * t - 1.980658e-4f) * t + 8.333017e-3f) * t - 0.16666657f;
      result[i] = (p * t * a + a) * gate[i];
    }
  }

  private static void cosine(float[] near, float[] gate, float[] result, int count) {
    for (int i = 0; i < count; i++) {
      float t = near[i] * near[i];
      float p = (-2.6076e-7f * t + 2.47618e-5f) * t - 1.38884e-3f;
      result[i] = (((p * t + 4.166664e-2f) * t - 0.5f) * t + 1) * gate[i];
    }
  }

  private static void addProduct(float[] left, float[] right, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += left[i] * right[i];
    }
  }

  private static void multiply(float[] values, float[] factors, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= factors[i];
    }
  }

  private static void add(float[] values, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += values[i];
    }
  }
}
