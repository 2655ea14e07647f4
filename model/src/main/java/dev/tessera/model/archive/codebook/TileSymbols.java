package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.coding.BitCost;
import dev.tessera.model.archive.coding.BitPort;
import dev.tessera.model.archive.coding.MixedBit;
import java.util.Arrays;
import java.util.Optional;

/**
 * The decisions by which tiles are told: their experts, bit by bit, then along the directions
 * whether anything follows (asked at the beginning of each {@link #GROUPS group}), whether a number
 * is 0, its sign and its magnitude; and how likely each is, by tiles around, by what came before in
 * the tile, and by how much is usually left along a direction. One description serves encoding,
 * decoding and estimating costs.
 */
final class TileSymbols {
  /** Where groups of directions begin. */
  private static final int[] GROUPS = {0, 2, 6, 14, 30};

  /** Classes of scale per octave, and how many there are. */
  private static final int PER_OCTAVE = 4;

  private static final int SCALES = 32;
  private static final int UNIT_SCALE = 23;

  /** Numbers less than this part of a step are 0. */
  private static final double DEAD = 0.6;

  private static final int MEMORY = 255;
  private static final int RATE = 3;
  private static final int LEVELS = Neighbourhood.LEVELS;
  private static final int UNARY = 15;
  private static final int MAGNITUDES = 4;
  private static final int EVEN = BitPort.ONE / 2;
  private static final int MOST_BITS = 20;

  private final CodingNetwork network;
  private final Sizes sizes;
  private final Neighbourhood around;
  private final Optional<Gate> gate;
  private final BitCost cost = new BitCost();

  /** The class of scale, (K,D). */
  private final byte[] scale;

  /** By class of scale: how likely a number is not 0, and a magnitude is more. */
  private final int[] notZero = new int[SCALES];

  private final int[] larger = new int[SCALES];

  /** How likely anything follows, (K,groups). */
  private final int[] follows;

  private final MixedBit choice;
  private final MixedBit tail;
  private final MixedBit some;
  private final MixedBit more;

  /**
   * Before the first tile.
   *
   * @param around the tile at hand
   * @param gate tells experts from the pixels around, if they are what foresees a tile
   */
  TileSymbols(CodingNetwork network, Neighbourhood around, Optional<Gate> gate) {
    this.network = network;
    sizes = network.sizes();
    this.around = around;
    this.gate = gate;
    for (int s = 0; s < SCALES; s++) {
      // Laplace's distribution
      double ratio = StrictMath.pow(2, (UNIT_SCALE - s) / (double) PER_OCTAVE);
      notZero[s] = parts(StrictMath.exp(-DEAD * ratio));
      larger[s] = parts(StrictMath.exp(-ratio));
    }
    int experts = sizes.experts();
    scale = new byte[experts * sizes.directions()];
    follows = new int[experts * GROUPS.length];
    int leaves = 1 << sizes.choiceBits();
    choice =
        new MixedBit(
            MEMORY,
            RATE,
            sizes.choiceBits() + 1,
            leaves,
            leaves * experts,
            leaves * experts,
            leaves * LEVELS * LEVELS);
    int groups = GROUPS.length + 1;
    tail =
        new MixedBit(
            MEMORY,
            RATE,
            groups,
            groups * LEVELS,
            groups * experts,
            groups * LEVELS * LEVELS,
            groups * MAGNITUDES * MAGNITUDES);
    some =
        new MixedBit(
            MEMORY,
            RATE,
            groups * 3,
            SCALES * LEVELS,
            sizes.directions() * 9,
            experts * sizes.directions(),
            SCALES * LEVELS,
            SCALES * 5,
            groups * LEVELS * LEVELS);
    more =
        new MixedBit(
            MEMORY,
            RATE,
            MAGNITUDES,
            SCALES * MAGNITUDES,
            LEVELS * MAGNITUDES,
            LEVELS * MAGNITUDES);
  }

  /** From now on numbers are steps of this length. */
  void begin(float step) {
    for (int k = 0; k < sizes.experts(); k++) {
      classify(step, k);
    }
  }

  private void classify(float step, int k) {
    int directions = sizes.directions();
    for (int d = 0; d < directions; d++) {
      double octaves = StrictMath.log(network.scale(k, d) / step) / StrictMath.log(2);
      long place = Math.round(PER_OCTAVE * octaves) + UNIT_SCALE;
      scale[k * directions + d] = (byte) Math.max(0, Math.min(SCALES - 1, place));
    }
    for (int g = 0; g < GROUPS.length; g++) {
      double nothing = 1;
      for (int d = GROUPS[g]; d < directions; d++) {
        nothing *= 1 - notZero[scale[k * directions + d]] / (double) BitPort.ONE;
      }
      follows[k * GROUPS.length + g] = parts(1 - nothing);
    }
  }

  private static int parts(double probability) {
    return (int) Math.max(1, Math.min(BitPort.ONE - 1, Math.round(probability * BitPort.ONE)));
  }

  /** Looks at the context of the next tile, less its mean. */
  void at(float[] relative) {
    gate.ifPresent(g -> g.look(relative));
  }

  private int foreseen(int node) {
    int experts = sizes.experts();
    choice.context(0, node);
    choice.context(1, node * experts + around.expertLeft());
    choice.context(2, node * experts + around.expertAbove());
    choice.context(3, (node * LEVELS + around.levelOfFirsts()) * LEVELS + around.levelOfOthers());
    return gate.isPresent() ? gate.get().one(node) : EVEN;
  }

  /** Codes the expert of the tile; decoding may give a number that no expert has. */
  int choice(BitPort port, int expert) {
    int node = 1;
    for (int i = sizes.choiceBits() - 1; i >= 0; i--) {
      int foreseen = foreseen(node);
      node = 2 * node + choice.code(port, (expert >> i) & 1, i, foreseen);
    }
    return node - (1 << sizes.choiceBits());
  }

  /** Bits that {@link #choice} of an expert costs. */
  double choiceCost(int expert) {
    double bits = 0;
    int node = 1;
    for (int i = sizes.choiceBits() - 1; i >= 0; i--) {
      int bit = (expert >> i) & 1;
      int foreseen = foreseen(node);
      bits += cost.of(bit, choice.one(i, foreseen));
      node = 2 * node + bit;
    }
    return bits;
  }

  /** The group that begins at a direction, or -1. */
  static int groupAt(int direction) {
    return Arrays.binarySearch(GROUPS, direction);
  }

  /**
   * Codes the numbers of a tile.
   *
   * @param steps (D), written when decoding
   */
  void numbers(BitPort port, int expert, int[] steps) {
    int sum = 0;
    int before = 0;
    int group = 0;
    for (int d = 0; d < steps.length; d++) {
      if (group < GROUPS.length && d == GROUPS[group]) {
        int foreseen = atTail(expert, group, sum, sum - before);
        before = sum;
        if (tail.code(port, anyFrom(d, steps), group, foreseen) == 0) {
          Arrays.fill(steps, d, steps.length, 0);
          return;
        }
        group++;
      }
      steps[d] = number(port, expert, d, group, sum, steps);
      sum += Math.min(1 << UNARY, Math.abs(steps[d]));
    }
  }

  private static int anyFrom(int first, int[] steps) {
    for (int d = first; d < steps.length; d++) {
      if (steps[d] != 0) {
        return 1;
      }
    }
    return 0;
  }

  private int atTail(int expert, int group, int sum, int last) {
    int level = around.around(GROUPS[group]);
    tail.context(0, group * LEVELS + level);
    tail.context(1, group * sizes.experts() + expert);
    tail.context(2, (group * LEVELS + Neighbourhood.level(sum)) * LEVELS + level);
    int coarse = Math.min(MAGNITUDES - 1, Math.max(0, level - 1));
    int few = Math.min(MAGNITUDES - 1, last);
    tail.context(3, (group * MAGNITUDES + few) * MAGNITUDES + coarse);
    return follows[expert * GROUPS.length + group];
  }

  private int number(BitPort port, int expert, int d, int group, int sum, int[] steps) {
    int directions = sizes.directions();
    int s = scale[expert * directions + d];
    int level = around.around(d);
    int inTile = Neighbourhood.level(sum);
    int last = d > 0 ? Math.min(2, Math.abs(steps[d - 1])) : 0;
    int lastButOne = d > 1 ? Math.min(2, Math.abs(steps[d - 2])) : 0;
    some.context(0, s * LEVELS + level);
    some.context(1, d * 9 + last * 3 + lastButOne);
    some.context(2, expert * directions + d);
    some.context(3, s * LEVELS + inTile);
    some.context(4, s * 5 + around.steps(d));
    some.context(5, (group * LEVELS + level) * LEVELS + inTile);
    if (some.code(port, steps[d] == 0 ? 0 : 1, group * 3 + last, notZero[s]) == 0) {
      return 0;
    }
    int negative = port.code(steps[d] < 0 ? 1 : 0, EVEN);
    int wanted = Math.abs(steps[d]);
    int magnitude = 1;
    while (magnitude < UNARY) {
      int place = Math.min(magnitude - 1, MAGNITUDES - 1);
      more.context(0, s * MAGNITUDES + place);
      more.context(1, level * MAGNITUDES + place);
      more.context(2, inTile * MAGNITUDES + place);
      if (more.code(port, wanted > magnitude ? 1 : 0, place, larger[s]) == 0) {
        break;
      }
      magnitude++;
    }
    if (magnitude == UNARY) {
      magnitude += beyond(port, wanted - UNARY);
    }
    return negative == 1 ? -magnitude : magnitude;
  }

  /** A number from 0 on by the code of Elias and its order of magnitude. */
  private static int beyond(BitPort port, int number) {
    int plus = number + 1;
    int bits = 0;
    while (bits < MOST_BITS && port.code(plus >> (bits + 1) == 0 ? 0 : 1, EVEN) == 1) {
      bits++;
    }
    int found = 1;
    for (int i = bits - 1; i >= 0; i--) {
      found = 2 * found + port.code((plus >> i) & 1, EVEN);
    }
    return found - 1;
  }

  /** Roughly the bits for a number of this magnitude along a direction. */
  double cost(int expert, int direction, int magnitude) {
    int s = scale[expert * sizes.directions() + direction];
    int one = some.alone(0, s * LEVELS + around.around(direction));
    if (magnitude == 0) {
      return cost.of(0, one);
    }
    double bits = cost.of(1, one) + 1;
    int most = Math.min(magnitude, UNARY);
    for (int m = 1; m <= most && m < UNARY; m++) {
      int place = s * MAGNITUDES + Math.min(m - 1, MAGNITUDES - 1);
      bits += cost.of(m < magnitude ? 1 : 0, more.alone(0, place));
    }
    return bits + (magnitude < UNARY ? 0 : 2 * Math.log(magnitude - UNARY + 2.0));
  }

  /** Bits for telling at the beginning of a group whether anything follows. */
  double tailCost(int expert, int group, int any, int sum, int last) {
    int foreseen = atTail(expert, group, sum, last);
    return cost.of(any, tail.one(group, foreseen));
  }
}
