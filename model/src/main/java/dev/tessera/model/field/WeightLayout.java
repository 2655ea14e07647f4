package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each weight matrix lies in one flat array.
 *
 * <p>Layer i of L holds, in this order: synthesis W_i (H,fan-in) and b_i (H), modulation A_i
 * (H,fan-in) and a_i (H). The synthesis fan-in is d for layer 0 and H after it; the modulation
 * fan-in is D for layer 0 and H+D after it, previous modulation first. W_o (C,H) and b_o (C)
 * follow.
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
  }

  private final List<Block> blocks;
  private final int length;

  private WeightLayout(List<Block> blocks, int length) {
    this.blocks = List.copyOf(blocks);
    this.length = length;
  }

  /** The layout of a spec. */
  public static WeightLayout of(FieldSpec spec) {
    return spec.experts() > 0 ? ofExperts(spec) : ofLayers(spec);
  }

  private static WeightLayout ofExperts(FieldSpec spec) {
    List<Block> blocks = new ArrayList<>();
    int offset = 0;
    int width = spec.width();
    offset = add(blocks, "cosine.frequency", offset, width, spec.dimensions());
    offset = add(blocks, "cosine.colour", offset, width, spec.channels());
    int directions = Math.multiplyExact(spec.experts(), spec.latent() - 1);
    offset = add(blocks, "expert.directions", offset, directions, width);
    offset = add(blocks, "expert.mean", offset, spec.experts(), width);
    return new WeightLayout(blocks, offset);
  }

  private static WeightLayout ofLayers(FieldSpec spec) {
    List<Block> blocks = new ArrayList<>();
    int offset = 0;
    int width = spec.width();
    for (int i = 0; i < spec.layers(); i++) {
      int synthesisIn = i == 0 ? spec.dimensions() : width;
      int modulationIn = i == 0 ? spec.latent() : width + spec.latent();
      offset = add(blocks, "synthesis." + i + ".weight", offset, width, synthesisIn);
      offset = add(blocks, "synthesis." + i + ".bias", offset, width, 1);
      offset = add(blocks, "modulation." + i + ".weight", offset, width, modulationIn);
      offset = add(blocks, "modulation." + i + ".bias", offset, width, 1);
    }
    offset = add(blocks, "output.weight", offset, spec.channels(), width);
    offset = add(blocks, "output.bias", offset, spec.channels(), 1);
    return new WeightLayout(blocks, offset);
  }

  private static int add(List<Block> blocks, String name, int offset, int rows, int columns) {
    blocks.add(new Block(name, offset, rows, columns));
    return offset + rows * columns;
  }

  /** All blocks in order; blocks lie side by side without gaps. */
  public List<Block> blocks() {
    return blocks;
  }

  /** Numbers in all blocks together. */
  public int length() {
    return length;
  }

  /** Block 4*i+k of layer i: k = 0 W, 1 b, 2 A, 3 a. */
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
