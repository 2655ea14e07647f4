package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import dev.tessera.model.signal.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where each weight matrix lies in one flat array; each form has its own.
 *
 * <p>In the paper's form layer i of L holds, in this order: synthesis W_i (H,fan-in) and b_i (H),
 * modulation A_i (H,fan-in) and a_i (H). The synthesis fan-in is d for layer 0 and H after it; the
 * modulation fan-in is D for layer 0 and H+D after it, previous modulation first. W_o (C,H) and b_o
 * (C) follow.
 *
 * <p>A field with K experts holds the frequencies u (H,d) and colours (H,C) of its cosines, the
 * directions B of all experts (K*(D-1),H) and their means (K,H).
 */
public final class WeightLayout {
  /** One matrix (rows,columns), row-major, or a vector (rows) with one column. */
  public record Block(String name, int offset, int rows, int columns) {
    /** Numbers in the block. */
    public int length() {
      return rows * columns;
    }

    /** The block within a flat array: (rows,columns), or (rows) for a bias. */
    NDArray view(NDArray flat) {
      NDArray numbers = flat.get(new NDIndex("{}:{}", offset, offset + length()));
      return name.endsWith(".bias") ? numbers : numbers.reshape(rows, columns);
    }

    /** Whether it is a matrix that is applied once per tile, to what its code tells. */
    private boolean ofTile() {
      return name.startsWith("code.") || name.startsWith("modulation.");
    }

    /** Draws the block of a flat array from U(-bound, bound). */
    public void uniform(float[] values, double bound, SplittableRandom random) {
      for (int i = 0; i < length(); i++) {
        values[offset + i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    }

    /** Draws the block of a flat array from N(0, deviation^2). */
    public void normal(float[] values, double deviation, SplittableRandom random) {
      for (int i = 0; i < length(); i++) {
        values[offset + i] = (float) (deviation * random.nextGaussian());
      }
    }
  }

  /** Puts blocks side by side. */
  public static final class Builder {
    private final List<Block> blocks = new ArrayList<>();
    private long length;

    /**
     * Adds a block after those there are.
     *
     * @param name as files call it; that of a vector ends with ".bias", that of a matrix which
     *     meets what the code tells, and no point, begins with "code." or "modulation."
     * @throws IllegalArgumentException if there are more weights than an array can hold
     */
    public Builder add(String name, int rows, int columns) {
      blocks.add(new Block(name, (int) length, rows, columns));
      length += (long) rows * columns;
      Range.require("number of weights", (double) length, 1, MOST_WEIGHTS);
      return this;
    }

    /** The layout of all blocks. */
    public WeightLayout build() {
      return new WeightLayout(blocks, (int) length);
    }
  }

  private static final int MOST_WEIGHTS = Integer.MAX_VALUE - 8;

  private final List<Block> blocks;
  private final int length;

  private WeightLayout(List<Block> blocks, int length) {
    this.blocks = List.copyOf(blocks);
    this.length = length;
  }

  /** The layout of a spec. */
  public static WeightLayout of(FieldSpec spec) {
    return spec.form().layout(spec);
  }

  /** All blocks in order; blocks lie side by side without gaps. */
  public List<Block> blocks() {
    return blocks;
  }

  /** Numbers in all blocks together. */
  public int length() {
    return length;
  }

  /**
   * Multiply-adds of one product with each matrix.
   *
   * @param ofTile with those that are applied once per tile, or with those once per sample
   */
  long multiplyAdds(boolean ofTile) {
    return blocks.stream()
        .filter(block -> !block.name().endsWith(".bias") && block.ofTile() == ofTile)
        .mapToLong(Block::length)
        .sum();
  }

  /** In the paper's form, block 4*i+k of layer i: k = 0 W, 1 b, 2 A, 3 a. */
  public Block layer(int layer, int k) {
    return blocks.get(4 * layer + k);
  }

  /** The block of this name. */
  public Block named(String name) {
    for (Block block : blocks) {
      if (block.name().equals(name)) {
        return block;
      }
    }
    throw new IllegalArgumentException("no block " + name);
  }

  /** W_o (C,H). */
  public Block outputWeight() {
    return blocks.get(blocks.size() - 2);
  }

  /** b_o (C). */
  public Block outputBias() {
    return blocks.get(blocks.size() - 1);
  }
}
