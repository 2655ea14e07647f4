package dev.tessera.model.signal.family;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A chair of boxes; its front is towards +z. */
final class Chair {
  private final SplittableRandom random;
  private final List<Box> boxes = new ArrayList<>();

  private Chair(long seed) {
    random = new SplittableRandom(new SplittableRandom(seed).nextLong());
  }

  /** Lengths are relative to each other: {@link BoxUnion#of} places the chair. */
  static Solid of(long seed) {
    Chair chair = new Chair(seed);
    chair.build();
    return BoxUnion.of(chair.boxes);
  }

  private void build() {
    double w = random.nextDouble(0.42, 0.7); // half the width of the seat
    double d = random.nextDouble(0.42, 0.65);
    double seat = random.nextDouble(0.7, 1.05); // height of its lower side
    double thick = random.nextDouble(0.1, 0.18);
    double leg = random.nextDouble(0.11, 0.19);
    double back = random.nextDouble(0.55, 1.3); // height above the seat
    double board = random.nextDouble(0.1, 0.16);
    double top = seat + thick;
    add(-w, seat, -d, w, top, d);
    for (double x : new double[] {-w, w - leg}) {
      for (double z : new double[] {-d, d - leg}) {
        add(x, 0, z, x + leg, seat, z + leg);
      }
    }
    back(w, -d, top, back, board);
    if (random.nextDouble() < 0.4) {
      arms(w, d, top, back, board);
    }
    if (random.nextDouble() < 0.3) {
      double at = seat * random.nextDouble(0.25, 0.5);
      add(-w, at, -d, -w + leg, at + leg, d);
      add(w - leg, at, -d, w, at + leg, d);
    }
  }

  /** A board, or two posts with a rail and, between them, bars or nothing. */
  private void back(double w, double z, double top, double height, double board) {
    double kind = random.nextDouble();
    if (kind < 0.4) {
      add(-w, top, z, w, top + height, z + board);
      return;
    }
    double post = random.nextDouble(0.11, 0.17);
    double rail = height * random.nextDouble(0.2, 0.45);
    add(-w, top, z, -w + post, top + height, z + board);
    add(w - post, top, z, w, top + height, z + board);
    add(-w, top + height - rail, z, w, top + height, z + board);
    if (kind < 0.7) {
      add(-post / 2, top, z, post / 2, top + height, z + board);
    }
  }

  private void arms(double w, double d, double top, double back, double board) {
    double arm = random.nextDouble(0.11, 0.16);
    double height = Math.min(back * 0.8, random.nextDouble(0.35, 0.5));
    for (double x : new double[] {-w, w - arm}) {
      add(x, top + height - arm, -d + board, x + arm, top + height, d);
      add(x, top, d - arm, x + arm, top + height, d);
    }
  }

  private void add(double x0, double y0, double z0, double x1, double y1, double z1) {
    boxes.add(new Box(x0, y0, z0, x1, y1, z1));
  }
}
