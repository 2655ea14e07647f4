package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.coding.BitCost;
import dev.tessera.model.archive.coding.BitPort;
import dev.tessera.model.archive.coding.MixedBit;

/**
 * The decisions by which is told how the tiles of a clip come to be: inside, or moved from where,
 * and whether more follows; foreseen by the tiles around and by the same tile of the frame before.
 */
final class WaySymbols {
  /** How far tiles can move, in quarters of a pixel. */
  static final int FARTHEST = 1 << 12;

  private static final int MEMORY = 255;
  private static final int RATE = 3;
  private static final int EVEN = BitPort.ONE / 2;
  private static final int WAYS = CodedTile.Way.values().length;

  /** Places that others moved from, and nowhere. */
  private static final int MOST = 6;

  private static final int VOTES = MOST;
  private static final int ORDERS = 14;

  /** What is known of the tiles of a frame. */
  private static final class Known {
    final byte[] way;
    final short[] down;
    final short[] right;

    Known(int tiles) {
      way = new byte[tiles];
      down = new short[tiles];
      right = new short[tiles];
    }
  }

  private final int columns;
  private final int rows;
  private Known now;
  private Known before;
  private final BitCost cost = new BitCost();
  private final MixedBit moved =
      new MixedBit(MEMORY, RATE, 1, WAYS * WAYS * WAYS, WAYS * WAYS, WAYS * VOTES);
  private final MixedBit more =
      new MixedBit(MEMORY, RATE, 1, WAYS * WAYS * WAYS, WAYS * WAYS, WAYS * VOTES, WAYS * VOTES);
  private final MixedBit picked =
      new MixedBit(MEMORY, RATE, MOST, MOST * VOTES, MOST * WAYS, MOST * VOTES * VOTES);
  private final MixedBit far = new MixedBit(MEMORY, RATE, 1, 2 * (ORDERS + 1));

  private int tile;
  private int left;
  private int above;
  private int same;
  private int corners;
  private int count;
  private final int[] downs = new int[MOST];
  private final int[] rights = new int[MOST];
  private final int[] votes = new int[MOST];

  /** Before the first frame of so many tiles. */
  WaySymbols(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    now = new Known(rows * columns);
    before = new Known(rows * columns);
  }

  /** Goes to the next frame. */
  void begin() {
    Known last = before;
    before = now;
    now = last;
  }

  /** Goes to a tile; they come row by row. */
  void at(int row, int column) {
    tile = row * columns + column;
    count = 0;
    left = column > 0 ? look(now, tile - 1) : 0;
    above = row > 0 ? look(now, tile - columns) : 0;
    int aboveRight = row > 0 && column + 1 < columns ? look(now, tile - columns + 1) : 0;
    int aboveLeft = row > 0 && column > 0 ? look(now, tile - columns - 1) : 0;
    same = look(before, tile);
    if (column + 1 < columns) {
      look(before, tile + 1);
    }
    if (row + 1 < rows) {
      look(before, tile + columns);
    }
    vote(0, 0, 0);
    corners = aboveLeft * WAYS + aboveRight;
  }

  private int look(Known known, int other) {
    int way = known.way[other];
    if (way != 0) {
      vote(known.down[other], known.right[other], 1);
    }
    return way;
  }

  /** Keeps places in the order of their votes, the oldest first among equals. */
  private void vote(int down, int right, int weight) {
    int i = index(down, right);
    if (i == count) {
      if (count == MOST) {
        return;
      }
      downs[i] = down;
      rights[i] = right;
      votes[i] = 0;
      count++;
    }
    votes[i] = Math.min(VOTES - 1, votes[i] + weight);
    while (i > 0 && votes[i] > votes[i - 1]) {
      swap(downs, i);
      swap(rights, i);
      swap(votes, i);
      i--;
    }
  }

  private static void swap(int[] values, int i) {
    int value = values[i];
    values[i] = values[i - 1];
    values[i - 1] = value;
  }

  /** Places that the tile may well have moved from; at least one. */
  int places() {
    return count;
  }

  int down(int place) {
    return downs[place];
  }

  int right(int place) {
    return rights[place];
  }

  /** Codes the way of the tile and where from; of one that is moved whether more follows. */
  void code(BitPort port, CodedTile coded) {
    around(moved);
    if (moved.code(port, coded.way == CodedTile.Way.INSIDE ? 0 : 1, 0, EVEN) == 0) {
      coded.way = CodedTile.Way.INSIDE;
      coded.down = 0;
      coded.right = 0;
    } else {
      place(port, coded);
      boolean rest = coded.way == CodedTile.Way.MOVED_AND_MORE;
      atMore(coded.down, coded.right);
      rest = more.code(port, rest ? 1 : 0, 0, EVEN) == 1;
      coded.way = rest ? CodedTile.Way.MOVED_AND_MORE : CodedTile.Way.MOVED;
    }
    now.way[tile] = (byte) coded.way.number;
    now.down[tile] = (short) coded.down;
    now.right[tile] = (short) coded.right;
  }

  private void around(MixedBit bit) {
    bit.context(0, (left * WAYS + above) * WAYS + same);
    bit.context(1, corners);
    bit.context(2, same * VOTES + votes[0]);
  }

  private void atMore(int down, int right) {
    around(more);
    int i = index(down, right);
    more.context(3, same * VOTES + (i < count ? votes[i] : 0));
  }

  /** Which of the places that is; their number for none of them. */
  private int index(int down, int right) {
    int i = 0;
    while (i < count && (downs[i] != down || rights[i] != right)) {
      i++;
    }
    return i;
  }

  private void atPicked(int i) {
    picked.context(0, i * VOTES + votes[i]);
    picked.context(1, i * WAYS + same);
    picked.context(2, (i * VOTES + votes[0]) * VOTES + votes[i]);
  }

  private void place(BitPort port, CodedTile coded) {
    int wanted = index(coded.down, coded.right);
    for (int i = 0; i < count; i++) {
      atPicked(i);
      if (picked.code(port, i == wanted ? 1 : 0, i, EVEN) == 1) {
        coded.down = downs[i];
        coded.right = rights[i];
        return;
      }
    }
    coded.down = cut(downs[0] + component(port, 0, coded.down - downs[0]));
    coded.right = cut(rights[0] + component(port, 1, coded.right - rights[0]));
  }

  private static int cut(int value) {
    return Math.max(-FARTHEST, Math.min(FARTHEST, value));
  }

  /** A number by its order of magnitude, 0 for none, its sign and what is below the order. */
  private int component(BitPort port, int axis, int number) {
    int magnitude = Math.abs(number);
    int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(magnitude);
    int order = 0;
    while (order < ORDERS) {
      far.context(0, axis * (ORDERS + 1) + order);
      if (far.code(port, wanted > order ? 1 : 0, 0, EVEN) == 0) {
        break;
      }
      order++;
    }
    if (order == 0) {
      return 0;
    }
    int negative = port.code(number < 0 ? 1 : 0, EVEN);
    int found = 1;
    for (int i = order - 2; i >= 0; i--) {
      found = 2 * found + port.code((magnitude >> i) & 1, EVEN);
    }
    return negative == 1 ? -found : found;
  }

  /** Bits that the way of the tile costs, with where from. */
  double cost(CodedTile.Way way, int down, int right) {
    around(moved);
    int one = moved.one(0, EVEN);
    if (way == CodedTile.Way.INSIDE) {
      return cost.of(0, one);
    }
    double bits = cost.of(1, one);
    int wanted = index(down, right);
    for (int i = 0; i < Math.min(count, wanted + 1); i++) {
      atPicked(i);
      bits += cost.of(i == wanted ? 1 : 0, picked.one(i, EVEN));
    }
    if (wanted == count) {
      bits += componentCost(0, down - downs[0]) + componentCost(1, right - rights[0]);
    }
    atMore(down, right);
    return bits + cost.of(way == CodedTile.Way.MOVED ? 0 : 1, more.one(0, EVEN));
  }

  private double componentCost(int axis, int number) {
    int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(number));
    double bits = Math.max(0, wanted - 1) + (wanted > 0 ? 1 : 0);
    for (int order = 0; order < Math.min(ORDERS, wanted + 1); order++) {
      far.context(0, axis * (ORDERS + 1) + order);
      bits += cost.of(wanted > order ? 1 : 0, far.one(0, EVEN));
    }
    return bits;
  }
}
