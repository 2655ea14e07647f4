package dev.tessera.model.archive.codebook;

import java.util.Arrays;

/** A tile in coded form; filled in by an encoder that decides, or by a decoder that is told. */
final class CodedTile {
  /** How a tile comes to be. */
  enum Way {
    /** Foreseen from the pixels around it, and the rest coded. */
    INSIDE(0),
    /** A part of the frame before, as it is. */
    MOVED(1),
    /** A part of the frame before, and the rest coded. */
    MOVED_AND_MORE(2);

    /** Among contexts. */
    final int number;

    Way(int number) {
      this.number = number;
    }
  }

  /** Of a picture and of the first frame of a clip always inside. */
  Way way = Way.INSIDE;

  /** How far below the tile its part of the frame before lies, in quarters of a pixel. */
  int down;

  /** How far to the right of it. */
  int right;

  /** Along whose directions the rest is coded. */
  int expert;

  /** The rest, whole steps along the directions (D). */
  final int[] steps;

  /** Of so many directions. */
  CodedTile(int directions) {
    steps = new int[directions];
  }

  /** Whether an expert and numbers belong to it. */
  boolean hasRest() {
    return way != Way.MOVED;
  }

  /** Has no rest. */
  void clear() {
    expert = 0;
    Arrays.fill(steps, 0);
  }

  /** Becomes what another is. */
  void take(CodedTile other) {
    way = other.way;
    down = other.down;
    right = other.right;
    expert = other.expert;
    System.arraycopy(other.steps, 0, steps, 0, steps.length);
  }
}
